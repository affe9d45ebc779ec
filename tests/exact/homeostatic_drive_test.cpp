// SPDX-License-Identifier: Apache-2.0
// Reward as the fall of a drive, D = (sum |H* - H|^n)^(m/n): what Keramati & Gutkin 2014 derive from it.
#include <cmath>
#include <string>
#include <vector>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Keramati & Gutkin 2014";

/// Stores that take the values of `rows` in turn; the tongue tastes `taste`.
std::string body(const std::string& rows, const std::string& settings, const std::string& taste = "") {
  std::string text = "[brain]\nname = \"body\"\ntick = \"1 s\"\n[world.stores]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"" + rows +
                     "\"\n[steering.needs]\ntype = \"HomeostaticDrive\"\n" + settings + wire("stores.x", "needs.stores");
  if (!taste.empty())
    text += "[world.tongue]\ntype = \"PatternStream\"\ngiven = \"" + taste + "\"\n" + wire("tongue.x", "needs.taste");
  return text;
}

/// Reward of a dose of 0.1 of the first store, as the tongue foretells it.
double reward_of_dose(const std::string& stores, const std::string& taste = "1", const std::string& settings = "") {
  const Life life(body(stores, "credit = \"tongue\"\nimpact = 0.1\n" + settings, taste));
  life.simulator->run(1);
  return life.value("needs.reward");
}

void dose(const std::string& what, double measured, double expected) {
  report({.target = "T-E15", .what = "reward of a dose of 0.1, " + what, .measured = measured, .bar = {expected - 1e-6, expected + 1e-6},
          .wanted = std::to_string(expected), .source = source});
}

/// Sum of gamma^t times reward, t from 0, over a stretch of three stores.
struct Stretch {
  double rewards = 0, fall = 0, kept_low = 0;
};

Stretch stretch(double gamma) {
  const Life life(body("0.5 0.9 1; 0.6 0.7 1.1; 0.9 0.8 1.2; 1.1 0.5 0.9; 1 1 1; 0.2 0.9 1", ""));
  std::vector<double> drive;
  Stretch sums;
  for (int t = 0; t < 6; ++t) {
    life.simulator->run(1);
    drive.push_back(life.value("needs.drive"));
    if (t > 0) sums.rewards += std::pow(gamma, t - 1) * life.value("needs.reward");
  }
  sums.fall = drive.front() - drive.back();
  sums.kept_low = drive.front() - std::pow(gamma, 4) * drive.back();
  for (int t = 1; t < 5; ++t) sums.kept_low -= (1 - gamma) * std::pow(gamma, t - 1) * drive[static_cast<std::size_t>(t)];
  return sums;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(homeostatic_drive)

// One store: D = d^m with m = 3, so a dose K is worth d^3 - |d - K|^3: 0.007, 0.037, 0.169 for d = 0.2, 0.4, 0.8.
BOOST_AUTO_TEST_CASE(a_dose_is_worth_the_more_the_more_is_lacking) {
  dose("0.2 lacking", reward_of_dose("0.8"), 0.007);
  dose("0.4 lacking", reward_of_dose("0.6"), 0.037);
  dose("0.8 lacking", reward_of_dose("0.2"), 0.169);
}

// 0 - 0.1^3 and 0.2^3 - 0.3^3.
BOOST_AUTO_TEST_CASE(past_the_set_point_it_costs) {
  dose("at the set point", reward_of_dose("1"), -0.001);
  dose("0.2 too much", reward_of_dose("1.2"), -0.019);
}

// Two stores, n = 4, m = 3: (0.4^4 + q^4)^(3/4) - (0.3^4 + q^4)^(3/4), q = 0 and 0.8: 0.037 and 0.01624.
// With n = m the sum falls apart into its stores.
BOOST_AUTO_TEST_CASE(it_is_worth_less_where_something_else_is_lacking_more) {
  const double expected = std::pow(std::pow(0.4, 4) + std::pow(0.8, 4), 0.75) - std::pow(std::pow(0.3, 4) + std::pow(0.8, 4), 0.75);
  dose("0.4 lacking of it and nothing else", reward_of_dose("0.6 1", "1 0"), 0.037);
  dose("0.4 lacking of it and 0.8 of something else", reward_of_dose("0.6 0.2", "1 0"), expected);
  const double apart = reward_of_dose("0.6 0.2", "1 0", "n = 3\n");
  report({.target = "T-E15", .what = "ablation: n = m: the same dose", .measured = apart, .bar = {0.037 - 1e-6, 0.037 + 1e-6}, .wanted = "as without the other need", .source = source});
}

BOOST_AUTO_TEST_CASE(all_rewards_together_are_what_the_drive_has_fallen) {
  const Stretch sums = stretch(1);
  report({.target = "T-E15", .what = "sum of rewards minus fall of the drive", .measured = sums.rewards - sums.fall, .bar = {-1e-6, 1e-6}, .wanted = "0", .source = source});
}

// Sum of gamma^t (D_t - D_(t+1)), t = 0 … T - 1, is D_0 - (1 - gamma) sum of gamma^(t-1) D_t, t = 1 … T - 1, - gamma^(T-1) D_T, by shifting the second sum.
BOOST_AUTO_TEST_CASE(discounted_rewards_are_the_first_drive_less_all_later_ones) {
  const Stretch sums = stretch(0.9);
  report({.target = "T-E15", .what = "discounted rewards minus what the drives of the stretch give", .measured = sums.rewards - sums.kept_low, .bar = {-1e-6, 1e-6},
          .wanted = "0", .source = source});
  report({.target = "T-E15", .what = "ablation: the same with the fall of the drive, undiscounted", .measured = std::abs(sums.rewards - sums.fall), .bar = {.low = 0.01},
          .wanted = "not 0", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
