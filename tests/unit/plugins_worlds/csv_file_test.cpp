// SPDX-License-Identifier: Apache-2.0
#include "table_stream/csv_file.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch_folder.hpp"

using namespace worlds_test;
using table_stream::NumberTable;
using table_stream::read_csv;

namespace {

std::string refusal(const std::string& text, const std::vector<std::string>& targets = {"y"},
                    const std::vector<std::string>& ignored = {}) {
  return failure_of([&] { (void)read_csv("t.csv", text, targets, ignored); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(CsvFile)

BOOST_AUTO_TEST_CASE(reads_inputs_in_order_and_targets_as_named) {
  const NumberTable table = read_csv("t.csv", "a,y,b,z\n1,2,3,4\n-5,+6,7e2,.5\n", {"z", "y"});
  BOOST_TEST(table.rows() == 2);
  BOOST_TEST(table.inputs == 2);
  BOOST_TEST(table.values == (std::vector<float>{1, 3, 4, 2, -5, 700, 0.5f, 6}));
}

BOOST_AUTO_TEST_CASE(reads_quotes_spaces_line_ends_of_windows_and_a_byte_order_mark) {
  const NumberTable table = read_csv("t.csv", "\xEF\xBB\xBF\"the, \"\"a\"\"\", y \r\n\r\n\"1\", 2\r\n\r\n", {"y"});
  BOOST_TEST(table.values == (std::vector<float>{1, 2}));
}

BOOST_AUTO_TEST_CASE(leaves_out_ignored_columns) {
  const NumberTable table = read_csv("t.csv", "day,a,y\nMonday,1,2", {"y"}, {"day"});
  BOOST_TEST(table.values == (std::vector<float>{1, 2}));
}

BOOST_AUTO_TEST_CASE(refuses_cells_that_are_no_numbers) {
  BOOST_TEST(says(refusal("a,y\n1,2\n3,four\n"), "t.csv:3:3: `four` in column `y` is no finite number"));
  BOOST_TEST(says(refusal("a,y\n1x,2\n"), "t.csv:2:1: `1x`"));
  BOOST_TEST(says(refusal("a,y\nnan,2\n"), "`nan` in column `a` is no finite number"));
  BOOST_TEST(says(refusal("a,y\n1e39,2\n"), "`1e39`"));  // too large for a float
  BOOST_TEST(says(refusal("a,y\n0x10,2\n"), "`0x10`"));
}

BOOST_AUTO_TEST_CASE(refuses_missing_cells) {
  BOOST_TEST(says(refusal("a,b,y\n1,,2\n"), "t.csv:2:3: a number is missing in column `b`"));
}

BOOST_AUTO_TEST_CASE(refuses_rows_of_another_length) {
  BOOST_TEST(says(refusal("a,y\n1,2\n3\n"), "t.csv:3:1: the row has 1 cells, and there are 2 column names"));
  BOOST_TEST(says(refusal("a,y\n1,2,3\n"), "t.csv:2:3: the row has more than 2 cells"));
}

BOOST_AUTO_TEST_CASE(refuses_an_empty_file_and_one_without_rows) {
  BOOST_TEST(says(refusal(""), "t.csv: is empty"));
  BOOST_TEST(says(refusal("\n \n"), "t.csv: is empty"));
  BOOST_TEST(says(refusal("a,y\n"), "has column names and no rows"));
}

BOOST_AUTO_TEST_CASE(refuses_unknown_and_repeated_names) {
  BOOST_TEST(says(refusal("a,y\n1,2\n", {"z"}), "has no column `z`; legal here: a, y"));
  BOOST_TEST(says(refusal("a,y\n1,2\n", {"y"}, {"z"}), "has no column `z`"));
  BOOST_TEST(says(refusal("a,y,a\n1,2,3\n"), "t.csv:1:5: two columns are called `a`"));
  BOOST_TEST(says(refusal("a,y\n1,2\n", {"y"}, {"y"}), "named twice"));
  BOOST_TEST(says(refusal("a,,y\n1,2,3\n"), "column 2 has no name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_table_without_targets_or_inputs) {
  BOOST_TEST(says(refusal("a,y\n1,2\n", {}), "which columns are to be predicted; legal here: a, y"));
  BOOST_TEST(says(refusal("y\n1\n"), "no column is left for the inputs"));
}

BOOST_AUTO_TEST_CASE(refuses_broken_quotes) {
  BOOST_TEST(says(refusal("a,y\n\"1,2\n"), "t.csv:2:1: a quote that never ends"));
  BOOST_TEST(says(refusal("a,y\n\"1\"2,3\n"), "t.csv:2:1: text after a closing quote"));
}

BOOST_AUTO_TEST_CASE(survives_binary_content) {
  std::string bytes(5000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>((i * 2654435761u) >> 13);
  BOOST_TEST(!refusal(bytes).empty());
}

BOOST_AUTO_TEST_SUITE_END()
