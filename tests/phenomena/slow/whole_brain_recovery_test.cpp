// SPDX-License-Identifier: Apache-2.0
// Four fifths of the cells of every cortical area die, in the young and in the old: who learns anew what things are worth?
#include "phenomena/whole_brain.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr int lives = 6;
constexpr std::uint64_t young = 2500, old = 6500, recovery = 3000, window = 1000;  // ticks of 0.1 s; plasticity falls from 7 to 10 minutes

const std::string source = "illustrative; Byrnes 2022, Marchman 1993";

/// Part of the variance of rewards that the striatum foretells while it bites, learning at rest: 1 - sum of squared errors by sum of squared rewards.
double foretold(const Life& life) {
  const auto errors = life.brain->find("dopamine.error").value(), truth = life.brain->find("dopamine.truth").value();
  life.simulator->set_learning(false);
  double missed = 0, all = 0;
  for (std::uint64_t t = 0; t < window; ++t) {
    life.simulator->run(1);
    double error = 0;
    for (int colour = 0; colour < 6; ++colour) error += life.state->value(errors, colour);
    if (error == 0) continue;
    missed += error * error;
    all += life.state->value(truth) * life.state->value(truth);
  }
  life.simulator->set_learning(true);
  return all > 0 ? 1 - missed / all : 0;
}

struct Course {
  double before = 0, after = 0, later = 0;
  [[nodiscard]] double recovered() const { return (later - after) / (before - after); }
};

/// Mean over lives of what is foretold before the lesion, right after it, and when there was time to learn.
Course course(std::uint64_t age, const std::string& lesion, bool learns = true) {
  Course mean;
  for (int seed = 1; seed <= lives; ++seed) {
    SimulatorOptions options;
    options.threads = 1;
    const Life life(whole_brain(seed, {"world/body.mortal=no"}) + "[[interventions]]\ntick = " + std::to_string(age + window) + "\n" + lesion, options);
    life.simulator->run(age);
    mean.before += foretold(life) / lives;
    mean.after += foretold(life) / lives;
    life.simulator->set_learning(learns);
    life.simulator->run(recovery);
    mean.later += foretold(life) / lives;
  }
  BOOST_TEST_MESSAGE("lesion at " << age << ": " << mean.before << " -> " << mean.after << " -> " << mean.later);
  return mean;
}

const std::string cells = "lesion = \"cortex\"\nfraction = 0.8\n";

const Course& of_the_young() {
  static const Course known = course(young, cells);
  return known;
}
const Course& of_the_old() {
  static const Course known = course(old, cells);
  return known;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whole_brain_recovery)

BOOST_AUTO_TEST_CASE(the_young_recover_from_a_lesion_and_the_old_do_not) {
  report({.target = "T-O4", .what = "variance of rewards foretold that a lesion at 4 minutes costs", .measured = of_the_young().before - of_the_young().after, .bar = {.low = 0.1},
          .wanted = "much", .source = source});
  report({.target = "T-O4", .what = "variance of rewards foretold that a lesion at 11 minutes costs", .measured = of_the_old().before - of_the_old().after, .bar = {.low = 0.1},
          .wanted = "much", .source = source});
  report({.target = "T-O4", .what = "share of the loss that is made good in 5 minutes, young", .measured = of_the_young().recovered(), .bar = {.low = 0.6}, .wanted = "most", .source = source});
  report({.target = "T-O4", .what = "share of the loss that is made good in 5 minutes, old", .measured = of_the_old().recovered(), .bar = {.high = 0.4}, .wanted = "little", .source = source});
  report({.target = "T-O4", .what = "ablation: no learning after the lesion: share made good, young", .measured = course(young, cells, false).recovered(), .bar = {.high = 0.3},
          .wanted = "none", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
