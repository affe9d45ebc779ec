// SPDX-License-Identifier: Apache-2.0
#include "value_list.hpp"

#include <boost/test/unit_test.hpp>

#include "usage_error.hpp"

using namespace anlage;
using Words = std::vector<std::string>;

namespace {

std::string refusal(const std::string& text) {
  try {
    (void)split_values(text);
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_list)

BOOST_AUTO_TEST_CASE(is_parted_by_commas) {
  BOOST_TEST(split_values("1, 2 ,3") == (Words{"1", "2", "3"}));
  BOOST_TEST(split_values("Oja") == (Words{"Oja"}));
}

BOOST_AUTO_TEST_CASE(is_not_parted_inside_quotes_lists_and_tables) {
  BOOST_TEST(split_values(R"("a,b",'c,d')") == (Words{R"("a,b")", "'c,d'"}));
  BOOST_TEST(split_values("[0, 1],[2, [3, 4]]") == (Words{"[0, 1]", "[2, [3, 4]]"}));
  BOOST_TEST(split_values(R"({ type = "A", eta = 1 },{ type = "B,C" })") == (Words{R"({ type = "A", eta = 1 })", R"({ type = "B,C" })"}));
}

BOOST_AUTO_TEST_CASE(knows_escaped_quotes_and_brackets_in_quotes) {
  BOOST_TEST(split_values(R"("a\",b",2)") == (Words{R"("a\",b")", "2"}));
  BOOST_TEST(split_values(R"("[",'}')") == (Words{R"("[")", "'}'"}));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_empty_or_open) {
  BOOST_TEST(refusal("1,,2").find("has an empty value") != std::string::npos);
  BOOST_TEST(refusal("").find("has an empty value") != std::string::npos);
  BOOST_TEST(refusal("1,").find("has an empty value") != std::string::npos);
  BOOST_TEST(refusal("\"a,b").find("has an open \"") != std::string::npos);
  BOOST_TEST(refusal("[1,2").find("has an open `[`") != std::string::npos);
  BOOST_TEST(refusal("1],2").find("has a `]` too many") != std::string::npos);
  BOOST_TEST(refusal("[1}").find("has a `}` too many") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_seeds_is_a_number_of_them_or_each) {
  BOOST_TEST(split_seeds("3") == (std::vector<std::uint64_t>{1, 2, 3}));
  BOOST_TEST(split_seeds("3,7,9") == (std::vector<std::uint64_t>{3, 7, 9}));
  for (const char* wrong : {"0", "x", "1,1", "-2", "1.5"}) BOOST_CHECK_THROW((void)split_seeds(wrong), UsageError);
}

BOOST_AUTO_TEST_CASE(goes_into_a_table_in_quotes_where_it_has_to) {
  BOOST_TEST(csv_cell("plain") == "plain");
  BOOST_TEST(csv_cell("a,b") == "\"a,b\"");
  BOOST_TEST(csv_cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
}

BOOST_AUTO_TEST_SUITE_END()
