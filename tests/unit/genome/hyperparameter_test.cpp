// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/hyperparameter.hpp"

#include <boost/test/unit_test.hpp>

#include "genome_files.hpp"

using namespace anlage;
using namespace anlage::testing;

namespace {

Value stated(const std::string& toml) {
  return *find(parse_genome("[regions.a]\ntype = \"A\"\ntau = " + toml + "\n", "g.toml").parts.at(0).gene.settings,
               "tau");
}

std::optional<Hyperparameter> read(const std::string& toml, const std::string& unit = "s") {
  Diagnostics problems;
  return read_hyperparameter(stated(toml), unit, "a.tau", problems);
}

std::string problem(const std::string& toml, const std::string& unit = "s") {
  Diagnostics problems;
  const auto answer = read_hyperparameter(stated(toml), unit, "a.tau", problems);
  BOOST_TEST(!answer.has_value());
  return error_of([&] { problems.throw_if_any(); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hyperparameter)

BOOST_AUTO_TEST_CASE(a_bare_number_is_si) {
  BOOST_TEST(read("0.02")->value == 0.02);
  BOOST_TEST(read("3")->value == 3.0);
  BOOST_TEST(read("0.02")->is_constant());
}

BOOST_AUTO_TEST_CASE(a_quantity_is_converted) { BOOST_TEST(read("\"20 ms\"")->value == 0.02); }

BOOST_AUTO_TEST_CASE(any_unit_is_taken_where_any_unit_is_asked_for) {
  BOOST_TEST(read("\"20 mV\"", "*")->value == 0.02);
}

BOOST_AUTO_TEST_CASE(a_share_may_be_in_percent) { BOOST_TEST(read("\"5 %\"", "1")->value == 0.05); }

BOOST_AUTO_TEST_CASE(refuses_another_dimension_and_names_both) {
  BOOST_TEST(
      problem("\"20 mV\"") ==
      "g.toml:3:7: a.tau: `tau` is a time [s], and `20 mV` is a voltage [wrong-unit]\n  hint: for instance \"20 ms\"");
  BOOST_TEST(has(problem("\"20 ms\"", "1"), "`tau` is a plain number, and `20 ms` is a time"));
  BOOST_TEST(has(problem("\"20\""), "`20` is a plain number"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_number) {
  BOOST_TEST(has(problem("\"fast\""), "`fast` is neither a number nor a quantity [wrong-value]"));
  BOOST_TEST(has(problem("true"), "is a truth value (`true`), and should be a number or a quantity [wrong-value]"));
  BOOST_TEST(has(problem("[1]"), "is a list, and should be a number"));
  BOOST_TEST(has(problem("nan"), "has to be finite [out-of-range]"));
}

BOOST_AUTO_TEST_CASE(reads_a_schedule_and_a_gain) {
  const auto eta = read("{ value = \"20 ms\", schedule = [[0, 1.0], [\"20 min\", 0.1]], gain = \"ach.level\" }");
  BOOST_REQUIRE(eta.has_value());
  BOOST_TEST(eta->value == 0.02);
  BOOST_TEST(eta->schedule.at(1).age == 1200.0);
  BOOST_TEST(eta->schedule.at(1).factor == 0.1);
  BOOST_TEST(eta->gain->of.text() == "ach.level");
  BOOST_TEST(!eta->is_constant());
}

// Halfway from (10 s, 1) to (20 s, 0) the factor is 0.5; outside the points it holds.
BOOST_AUTO_TEST_CASE(a_schedule_is_linear_between_its_points_and_constant_outside) {
  const auto eta = read("{ value = 1, schedule = [[10, 1.0], [20, 0.0]] }");
  BOOST_TEST(eta->factor_at(0) == 1.0);
  BOOST_TEST(eta->factor_at(10) == 1.0);
  BOOST_TEST(eta->factor_at(15) == 0.5);
  BOOST_TEST(eta->factor_at(20) == 0.0);
  BOOST_TEST(eta->factor_at(99) == 0.0);
}

BOOST_AUTO_TEST_CASE(without_a_schedule_the_factor_is_one) { BOOST_TEST(read("3")->factor_at(1e9) == 1.0); }

BOOST_AUTO_TEST_CASE(refuses_a_table_that_says_something_else) {
  BOOST_TEST(has(problem("{ value = 1, schedul = [[0, 1]] }"),
                 "unknown key `schedul` [unknown-key]\n  hint: did you mean `schedule`?"));
  BOOST_TEST(has(problem("{ gain = \"a.b\" }"), "has no `value` [missing-key]"));
  BOOST_TEST(has(problem("{ value = 1, gain = \"ach\" }"), "`ach` names no port [wrong-value]"));
  BOOST_TEST(has(problem("{ value = \"1 V\" }"), "is a voltage [wrong-unit]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_schedule_that_is_none) {
  BOOST_TEST(has(problem("{ value = 1, schedule = [] }"), "is empty [wrong-value]"));
  BOOST_TEST(has(problem("{ value = 1, schedule = 3 }"), "should be a list"));
  BOOST_TEST(has(problem("{ value = 1, schedule = [[1]] }"), "is no point of a schedule"));
  BOOST_TEST(has(problem("{ value = 1, schedule = [[0, 1], [0, 2]] }"),
                 "ages have to increase: 0 s comes after 0 s [out-of-range]"));
  BOOST_TEST(has(problem("{ value = 1, schedule = [[\"1 m\", 1]] }"), "`age` is a time [s], and `1 m` is a length"));
}

BOOST_AUTO_TEST_CASE(an_age_before_birth_is_negative) {
  const auto eta = read("{ value = 1, schedule = [[-4, 1.0], [0, 0.5]] }");
  BOOST_TEST(eta->factor_at(-2) == 0.75);  // halfway
}

BOOST_AUTO_TEST_CASE(without_a_receptor_the_level_is_the_factor) {
  const auto eta = read("{ value = 1, gain = { of = \"dopamine.level\", compartment = 3 } }");
  BOOST_TEST(eta->gain->compartment.value() == 3);
  BOOST_TEST(eta->gain->factor(0.25) == 0.25);
}

// 1 + 0.5 · 0.4 = 1.2 through D1, 1 - 0.5 · 0.4 = 0.8 through D2, and never below 0: 1 - 0.5 · 3 is.
BOOST_AUTO_TEST_CASE(a_receptor_gives_the_modulator_its_sign) {
  const auto through = [](const char* receptor) {
    return *read("{ value = 1, gain = { of = \"dopamine.level\", strength = 0.5, receptor = \"" + std::string(receptor) + "\" } }")->gain;
  };
  BOOST_TEST(through("D1").factor(0.4) == 1.2);
  BOOST_TEST(through("D2").factor(0.4) == 0.8);
  BOOST_TEST(through("-").factor(3.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(refuses_a_gain_that_says_something_else) {
  BOOST_TEST(has(problem("{ value = 1, gain = { of = \"a.b\", receptor = \"D9\" } }"), "`D9` is not known here [wrong-value]"));
  BOOST_TEST(has(problem("{ value = 1, gain = { of = \"a.b\", strength = 2 } }"), "has a `strength` and no `receptor`"));
  BOOST_TEST(has(problem("{ value = 1, gain = { receptor = \"D1\" } }"), "has no `of` [missing-key]"));
  BOOST_TEST(has(problem("{ value = 1, gain = { of = \"a.b\", receptor = \"+\", strength = -1 } }"), "cannot be negative"));
}

BOOST_AUTO_TEST_SUITE_END()
