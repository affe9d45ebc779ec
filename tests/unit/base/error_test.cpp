// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/error.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(a_problem_names_place_path_message_code_and_hint) {
  const Problem problem{
      ErrorCode::unknown_key, "unknown key `tua`", {"g.toml", 12, 8}, "regions.kenyon", "did you mean `tau`?"};
  BOOST_TEST(problem.text() ==
             "g.toml:12:8: regions.kenyon: unknown key `tua` [unknown-key]\n  hint: did you mean `tau`?");
}

BOOST_AUTO_TEST_CASE(a_problem_without_a_place_begins_with_its_message) {
  BOOST_TEST((Problem{ErrorCode::internal, "something"}.text()) == "something [internal]");
}

BOOST_AUTO_TEST_CASE(a_location_leaves_out_what_is_unknown) {
  BOOST_TEST((SourceLocation{"g.toml", 3, 0}.text()) == "g.toml:3");
  BOOST_TEST((SourceLocation{"g.toml", 0, 7}.text()) == "g.toml");
}

BOOST_AUTO_TEST_CASE(what_holds_every_problem_a_line_each) {
  const Error error({{ErrorCode::wrong_unit, "one"}, {ErrorCode::nesting, "two"}});
  BOOST_TEST(std::string(error.what()) == "one [wrong-unit]\ntwo [nesting]");
}

BOOST_AUTO_TEST_CASE(the_code_is_that_of_the_first_problem) {
  const Error error({{ErrorCode::wrong_unit, "one"}, {ErrorCode::nesting, "two"}});
  BOOST_CHECK(error.code() == ErrorCode::wrong_unit);
}

BOOST_AUTO_TEST_CASE(an_error_always_holds_a_problem) {
  BOOST_TEST(Error(std::vector<Problem>{}).problems().size() == 1u);
}

BOOST_AUTO_TEST_CASE(every_code_has_a_word_of_its_own) {
  std::set<std::string> words;
  const int codes = static_cast<int>(ErrorCode::internal) + 1;
  for (int code = 0; code < codes; ++code) words.emplace(to_string(static_cast<ErrorCode>(code)));
  BOOST_TEST(words.size() == static_cast<std::size_t>(codes));
}

BOOST_AUTO_TEST_SUITE_END()
