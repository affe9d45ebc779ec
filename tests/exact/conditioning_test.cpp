// SPDX-License-Identifier: Apache-2.0
// Models of classical conditioning: what they explain, in numbers.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

std::string world(const std::string& schedule, const std::string& more = {}) {
  return "[brain]\nname = \"trials\"\ntick = \"1 s\"\n[world.trials]\ntype = \"Conditioning\"\nschedule = \"" +
         schedule + "\"\n" + more;
}

std::string pavlov(const std::string& rule, const std::string& schedule) {
  return world(schedule) + region("expectation", "Readout", 1) +
         named("strength", "trials.cue", "expectation.drive",
               dense("zero") + "learning = { type = " + rule + " }\nsignals = { lambda = \"trials.outcome\" }\n");
}

struct Learned {
  Life life;
  Learned(const std::string& rule, const std::string& schedule, std::uint64_t trials) : life(pavlov(rule, schedule)) {
    life.simulator->run(trials);
  }
  double V(int cue = 0) const { return matrix_of(life, "strength.w")(0, cue); }
  double gained(int cue = 0) const { return matrix_of(life, "strength.gained")(0, cue); }
};

const std::string rescorla_wagner = "\"RescorlaWagner\"";
constexpr double rounding = 1e-5;

/// Trials until V of the first cue exceeds a half.
int trials_to_half(const std::string& rule, const std::string& schedule, std::uint64_t before) {
  const Learned learned(rule, schedule, before);
  int trials = 0;
  while (learned.V() < 0.5) learned.life.simulator->run(1), ++trials;
  return trials;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conditioning)

BOOST_AUTO_TEST_CASE(acquisition_goes_part_of_the_rest_of_the_way_in_each_trial) {
  // V = 1 - (1 - alpha beta)^n with alpha beta = 0.09: 0.6106 after 10 trials. Rescorla & Wagner 1972.
  for (const int n : {1, 2, 10, 50})
    BOOST_TEST(std::abs(Learned(rescorla_wagner, "A+", n).V() - (1 - std::pow(0.91, n))) < rounding);
  BOOST_TEST(std::abs(Learned(rescorla_wagner, "A+", 10).V() - 0.6106) < 1e-4);
}

BOOST_AUTO_TEST_CASE(extinction_has_a_rate_of_its_own) {
  // After 300 trials V = 1; ten without the outcome leave (1 - 0.3 * 0.1)^10 = 0.7374.
  const Learned learned(rescorla_wagner + ", beta_minus = 0.1", "300 A+; 10 A-", 310);
  BOOST_TEST(std::abs(learned.V() - std::pow(0.97, 10)) < rounding);
}

BOOST_AUTO_TEST_CASE(what_is_foretold_already_blocks) {
  const Learned learned(rescorla_wagner, "200 A+; 200 AB+", 400);
  BOOST_TEST(std::abs(learned.V(0) - 1) < rounding);
  BOOST_TEST(std::abs(learned.V(1)) < rounding);
}

BOOST_AUTO_TEST_CASE(cues_that_come_together_share_the_outcome) {
  const Learned learned(rescorla_wagner, "AB+", 400);
  BOOST_TEST(std::abs(learned.V(0) - 0.5) < rounding);
  BOOST_TEST(std::abs(learned.V(1) - 0.5) < rounding);
}

BOOST_AUTO_TEST_CASE(a_cue_that_announces_an_omission_inhibits) {
  const Learned learned(rescorla_wagner, "A+ AX-", 2000);
  BOOST_TEST(std::abs(learned.V(0) - 1) < 1e-4);
  BOOST_TEST(std::abs(learned.V(1) + 1) < 1e-4);
}

BOOST_AUTO_TEST_CASE(two_that_foretell_too_much_together_lose) {
  const Learned learned(rescorla_wagner, "200 A+ B+; 200 AB+", 600);
  BOOST_TEST(std::abs(learned.V(0) - 0.5) < rounding);
  BOOST_TEST(std::abs(learned.V(1) - 0.5) < rounding);
}

BOOST_AUTO_TEST_CASE(mackintosh_changes_strength_and_attention_step_by_step) {
  // beta = 0.2, theta = 0.1, alpha_0 = 0.5, lambda = 1, A alone: V 0, 0.1, 0.19, 0.27262; alpha 0.5, 0.5, 0.51, 0.529.
  // Then A and B: B learns 0.2 * 0.5 * 1 = 0.1 as if alone, and alpha_B changes by 0.1 (|1 - 0.27262| - 1).
  const std::string rule = "\"Mackintosh\"", schedule = "3 A+; 1 AB+";
  BOOST_TEST(std::abs(Learned(rule, schedule, 1).V() - 0.1) < rounding);
  BOOST_TEST(std::abs(Learned(rule, schedule, 2).V() - 0.19) < rounding);
  const Learned alone(rule, schedule, 3), together(rule, schedule, 4);
  BOOST_TEST(std::abs(alone.V() - 0.27262) < rounding);
  BOOST_TEST(std::abs(alone.gained() - 0.029) < rounding);
  BOOST_TEST(std::abs(together.V(1) - 0.1) < rounding);
  BOOST_TEST(std::abs(together.gained(1) - 0.1 * (1 - 0.27262 - 1)) < rounding);
}

BOOST_AUTO_TEST_CASE(mackintosh_blocks_from_the_second_trial_on) {
  // A blocked cue learns in its first trial as a new one does; in the end it has lost attention, and a control has not.
  const std::string rule = "\"Mackintosh\", theta = 0.5";
  const Learned blocked(rule, "60 A+; 1 AB+", 61), control(rule, "60 C+; 1 AB+", 61);
  BOOST_TEST(std::abs(blocked.V(1) - 0.1) < rounding);
  BOOST_TEST(std::abs(control.V(1) - 0.1) < rounding);
  const Learned blocked_long(rule, "60 A+; 6 AB+", 66), control_long(rule, "60 C+; 6 AB+", 66);
  BOOST_TEST_MESSAGE("after six trials: blocked " << blocked_long.V(1) << ", control " << control_long.V(1));
  BOOST_TEST(blocked_long.V(1) < 0.5 * control_long.V(1));
  BOOST_TEST(std::abs(blocked_long.gained(1) - (0.05 - 0.5)) < rounding);
}

BOOST_AUTO_TEST_CASE(mackintosh_attends_to_what_matters) {
  // A and B tell what comes, X does not: attention to A rises to 1, attention to X falls to its least, 0.05.
  const Learned learned("\"Mackintosh\"", "AX+ BX-", 400);
  BOOST_TEST(std::abs(learned.gained(0) - 0.5) < rounding);
  BOOST_TEST(std::abs(learned.gained(2) + 0.45) < rounding);
}

BOOST_AUTO_TEST_CASE(pearce_and_hall_learn_less_about_what_is_familiar) {
  // Twenty trials without an outcome leave alpha = 0.9^20; the next one with it brings V = S alpha = 0.3 * 0.1216.
  const std::string rule = "\"PearceHall\"", exposed = "20 A-; 100 A+";
  const Learned familiar(rule, exposed, 20), learned(rule, exposed, 21);
  BOOST_TEST(std::abs(familiar.gained() - (std::pow(0.9, 20) - 1)) < rounding);
  BOOST_TEST(familiar.V() == 0);
  BOOST_TEST(std::abs(learned.V() - 0.3 * std::pow(0.9, 20)) < rounding);
  BOOST_TEST(std::abs(learned.gained() - (0.9 * std::pow(0.9, 20) + 0.1 - 1)) < rounding);
  const int late = trials_to_half(rule, exposed, 20), soon = trials_to_half(rule, "A+", 0);
  BOOST_TEST_MESSAGE("trials to a half: familiar " << late << ", new " << soon);
  BOOST_TEST(late > 1.25 * soon);
}

BOOST_AUTO_TEST_CASE(pearce_and_hall_stay_attentive_to_what_remains_uncertain) {
  // Half of the trials: |lambda - V| is 1 - V and V in turn, one half on average whatever V is. In turn alpha wavers by
  // gamma |1 - 2 V| / 2 and V by S alpha / 2 = 0.0025. With the outcome in all trials alpha falls towards 0.
  const Learned uncertain("\"PearceHall\", S = 0.01", "A+ A-", 4000), certain("\"PearceHall\"", "A+", 400);
  BOOST_TEST(std::abs(1 + uncertain.gained() - 0.5) < 0.005);
  BOOST_TEST(1 + certain.gained() < 0.01);
  BOOST_TEST(std::abs(certain.V() - 1) < 0.05);
}

BOOST_AUTO_TEST_CASE(pearce_and_hall_of_1980_learn_from_the_outcome_itself) {
  // dV = S alpha lambda: 0.3, then alpha = 0.9 + 0.1 = 1 again: 0.6; then alpha = 0.9 + 0.1 * 0.7 = 0.97: 0.891.
  const std::string rule = "\"PearceHall\", teacher = \"outcome\"";
  BOOST_TEST(std::abs(Learned(rule, "3 A+; 5 A-", 2).V() - 0.6) < rounding);
  BOOST_TEST(std::abs(Learned(rule, "3 A+; 5 A-", 3).V() - 0.891) < rounding);
  BOOST_TEST(std::abs(Learned(rule, "3 A+; 5 A-", 8).V() - 0.891) < rounding);
}

BOOST_AUTO_TEST_CASE(trials_come_as_they_are_written) {
  // Trials of 3 ticks, cues in ticks 1 and 2, outcome in tick 2: A++, then AX-, and again from the first.
  const Life life(world("1 A++; AX-", "length = 3\ncue_on = 1\ncue_off = 3\noutcome_on = 2\n"));
  const Matrix expected{{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 2, 0}, {0, 0, 0, 0},
                        {1, 1, 0, 1}, {1, 1, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 1}};
  for (Eigen::Index t = 0; t < expected.rows(); ++t) {
    life.simulator->run(1);
    BOOST_TEST(life.value("trials.cue", 0) == expected(t, 0));
    BOOST_TEST(life.value("trials.cue", 1) == expected(t, 1));
    BOOST_TEST(life.value("trials.outcome") == expected(t, 2));
    BOOST_TEST(life.value("trials.element", 0) == expected(t, 3));
    BOOST_TEST(life.value("trials.first") == (t % 3 == 0));
    BOOST_TEST(life.value("trials.last") == (t % 3 == 2));
  }
}

BOOST_AUTO_TEST_CASE(elements_of_a_serial_compound_come_one_after_the_other) {
  const Life life(world("AB+", "length = 6\ncue_on = 1\ncue_off = 2\noutcome_on = 4\n"));
  for (int t = 0; t < 6; ++t) {
    life.simulator->run(1);
    for (int k = 0; k < 6; ++k) BOOST_TEST(life.value("trials.element", k) == (k % 3 == t - 1));
  }
}

BOOST_AUTO_TEST_CASE(a_schedule_that_cannot_be_read_is_refused_with_its_word) {
  const auto said = [](const std::string& schedule) { return error_text([&] { Life life(world(schedule)); }); };
  BOOST_TEST(said("10 A+; 5 Ab+").find("`Ab+` is no trial") != std::string::npos);
  BOOST_TEST(said("10 A").find("`A` is no trial") != std::string::npos);
  BOOST_TEST(said("10 A+-").find("`A+-` is no trial") != std::string::npos);
  BOOST_TEST(said("10 A+;").find("has no trial") != std::string::npos);
  BOOST_TEST(said("99999999 A+").find("more than 1000000 trials") != std::string::npos);
  BOOST_TEST(said("10 +").find("no cue occurs") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
