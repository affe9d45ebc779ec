// SPDX-License-Identifier: Apache-2.0
#include "table_stream/fann_file.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch_folder.hpp"

using namespace worlds_test;
using table_stream::looks_like_fann;
using table_stream::NumberTable;
using table_stream::read_fann;

namespace {

std::string refusal(const std::string& text) {
  return failure_of([&] { (void)read_fann("xor.data", text); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(FannFile)

BOOST_AUTO_TEST_CASE(reads_inputs_and_outputs) {
  const NumberTable table = read_fann("xor.data", "2 2 1\n-1 1\n1\n0.5 -0.25\n-1\n");
  BOOST_TEST(table.rows() == 2);
  BOOST_TEST(table.input(1, 1) == -0.25f);
  BOOST_TEST(table.output(0, 0) == 1.0f);
  BOOST_TEST(table.output(1, 0) == -1.0f);
}

BOOST_AUTO_TEST_CASE(gives_line_ends_no_meaning) {
  BOOST_TEST(read_fann("xor.data", "1 2 1 3 4\r\n\t5").values == (std::vector<float>{3, 4, 5}));
}

BOOST_AUTO_TEST_CASE(is_told_by_its_first_line) {
  BOOST_TEST(looks_like_fann("4 2 1\n1 1"));
  BOOST_TEST(!looks_like_fann("a,b,c\n1,2,3"));
  BOOST_TEST(!looks_like_fann("4 2\n"));
  BOOST_TEST(!looks_like_fann("4 2 -1\n"));
  BOOST_TEST(!looks_like_fann(""));
}

BOOST_AUTO_TEST_CASE(refuses_a_header_out_of_bounds) {
  BOOST_TEST(says(refusal("0 2 1\n"), "xor.data:1:1: `0` as number of rows in the header"));
  BOOST_TEST(says(refusal("4 0 1\n"), "as number of inputs"));
  BOOST_TEST(says(refusal("4 2 70000\n"), "as number of outputs"));
  BOOST_TEST(says(refusal("99999999999999999999 2 1\n"), "as number of rows"));
  BOOST_TEST(says(refusal("4 2"), "xor.data:1:4: `` as number of outputs"));
}

BOOST_AUTO_TEST_CASE(refuses_a_truncated_file_without_taking_the_memory_its_header_asks_for) {
  BOOST_TEST(says(refusal("2 2 1\n1 2 3\n4 5\n"), "ends after 5 numbers; its header promises 6"));
  BOOST_TEST(says(refusal("16777216 65536 65536\n1 2"), "ends after 2 numbers"));
}

BOOST_AUTO_TEST_CASE(refuses_trailing_numbers) {
  BOOST_TEST(says(refusal("1 1 1\n1\n2\n3\n"), "xor.data:4:1: more than the 2 numbers"));
}

BOOST_AUTO_TEST_CASE(refuses_words_that_are_no_numbers) {
  BOOST_TEST(says(refusal("1 1 1\n1\n two\n"), "xor.data:3:2: `two` is no finite number"));
  BOOST_TEST(says(refusal("1 1 1\ninf\n2\n"), "`inf` is no finite number"));
}

BOOST_AUTO_TEST_SUITE_END()
