// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/timed_change.hpp"

#include <boost/test/unit_test.hpp>

#include "anlage/base/error.hpp"

using namespace anlage;

namespace {

std::vector<TimedChange> parsed(const std::string& toml) { return parse_timed_changes(toml, "later.toml", 1e-3); }

std::string error_of(const std::string& toml) {
  try {
    (void)parsed(toml);
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += problem.text() + "\n";
    return text;
  }
  return {};
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string gain = "set = { \"regions.out.gain\" = 2.0 }\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(timed_change)

BOOST_AUTO_TEST_CASE(counts_time_in_ticks_of_the_brain) {
  const auto changes = parsed("[[changes]]\nat = \"2 s\"\n" + gain + "[[changes]]\ntick = 2500\n" + gain);

  BOOST_TEST_REQUIRE(changes.size() == 2U);
  BOOST_TEST(changes[0].tick == 2000U);  // 2 s of 1 ms
  BOOST_TEST(changes[1].tick == 2500U);
}

BOOST_AUTO_TEST_CASE(reads_a_rule_as_an_override_of_the_projections_learning) {
  const auto changes = parsed("[[changes]]\ntick = 5\nprojection = \"a.rate->b.drive\"\nlearning = { type = \"Oja\", eta = 0.5 }\n");

  BOOST_TEST(changes[0].set[0].path == "projections.a.rate->b.drive.learning");
  BOOST_TEST(changes[0].set[0].value == "{ type = \"Oja\", eta = 0.5 }");
}

BOOST_AUTO_TEST_CASE(keeps_the_place_of_every_value) {
  const auto changes = parsed("[[changes]]\ntick = 5\nprojection = \"p\"\nlearning = { type = \"Oja\", eta = 0.5 }\n");

  const Value* eta = find(*changes[0].set[0].stated->table(), "eta");
  BOOST_TEST(eta->where.text() == "later.toml:4:34");
}

BOOST_AUTO_TEST_CASE(puts_the_rule_before_the_settings_of_the_same_change) {
  const auto changes = parsed("[[changes]]\ntick = 5\n" + gain + "projection = \"p\"\nlearning = { type = \"Oja\" }\n");

  BOOST_TEST_REQUIRE(changes[0].set.size() == 2U);
  BOOST_TEST(changes[0].set[0].path == "projections.p.learning");
}

BOOST_AUTO_TEST_CASE(takes_a_rule_away_with_the_word_none) {
  const auto changes = parsed("[[changes]]\ntick = 5\nprojection = \"p\"\nlearning = \"none\"\n");

  BOOST_TEST(changes[0].set[0].value == "none");
}

BOOST_AUTO_TEST_CASE(is_written_as_a_file_that_says_the_same) {
  const auto changes = parsed("[[changes]]\nat = \"2 s\"\nprojection = \"p\"\nlearning = { type = \"Oja\", eta = 0.5 }\n" + gain +
                              "[[changes]]\ntick = 2500\nprojection = \"p\"\nlearning = \"none\"\n");

  const auto again = parsed(toml_of(changes));

  BOOST_TEST(toml_of(again) == toml_of(changes));
  BOOST_TEST_REQUIRE(again.size() == 2U);
  BOOST_TEST(again[0].set[0].value == changes[0].set[0].value);
  BOOST_TEST(again[1].set[0].value == "none");
  BOOST_TEST(toml_of({}).empty());
}

BOOST_AUTO_TEST_CASE(refuses_times_out_of_order) {
  const std::string text = error_of("[[changes]]\ntick = 9\n" + gain + "[[changes]]\ntick = 8\n" + gain);

  BOOST_TEST(says(text, "later.toml:4:1: changes.1: comes before tick 8, and the change above it before tick 9"));
}

BOOST_AUTO_TEST_CASE(reports_every_mistake_of_a_file_at_once) {
  const std::string text = error_of(
      "[[changes]]\n" + gain + "[[changes]]\nat = \"1 s\"\ntick = 4\n" + gain + "[[changes]]\ntick = 4\n" +
      "[[changes]]\ntick = 5\nset = { gain = 1 }\n[[changes]]\ntick = 6\nprojection = \"p\"\n" +
      "[[changes]]\nat = \"2 mV\"\n" + gain + "[[changes]]\ntick = 7\nlearning = 3\nprojection = \"p\"\n" +
      "[[changes]]\nat = \"1.5 ms\"\n" + gain + "[[changes]]\ntick = 9\nset = {}\n[[changes]]\ntick = 10\nsett = {}\n" + gain);

  BOOST_TEST(says(text, "does not say when"));
  BOOST_TEST(says(text, "has both `at` and `tick`"));
  BOOST_TEST(says(text, "does not say what changes"));
  BOOST_TEST(says(text, "`gain` is no path to a setting"));
  BOOST_TEST(says(text, "has no `learning`"));
  BOOST_TEST(says(text, "2 mV"));
  BOOST_TEST(says(text, "a table or \"none\""));
  BOOST_TEST(says(text, "1.5 ms"));
  BOOST_TEST(says(text, "is empty: nothing changes"));
  BOOST_TEST(says(text, "sett"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_without_changes) {
  BOOST_TEST(says(error_of("[brain]\nname = \"x\"\n"), "changes"));
}

BOOST_AUTO_TEST_SUITE_END()
