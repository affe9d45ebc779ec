// SPDX-License-Identifier: Apache-2.0
// Four fifths of the cells of every cortical area die, in the young and in the old: who learns anew what things are worth?
#include "phenomena/whole_brain.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr int lives = 4;
constexpr std::uint64_t young = 1500, old = 7000, recovery = 3000, window = 500;  // ticks of 0.1 s; plasticity falls from 7 to 10 minutes

const std::string source = "illustrative; Byrnes 2022, Marchman 1993";

/// How much of a reward the striatum foretells while it bites, learning at rest: the slope of what is foretold over what comes, pooled over lives.
struct Slope {
  double together = 0, alone = 0;
  [[nodiscard]] double value() const { return together / alone; }

  void add(const Life& life) {
    const auto errors = life.brain->find("dopamine.error").value(), truth = life.brain->find("dopamine.truth").value();
    life.simulator->set_learning(false);
    for (std::uint64_t t = 0; t < window; ++t) {
      life.simulator->run(1);
      double error = 0;
      for (int colour = 0; colour < 6; ++colour) error += life.state->value(errors, colour);
      if (error == 0) continue;
      const double came = life.state->value(truth);
      together += came * (came - error);
      alone += came * came;
    }
    life.simulator->set_learning(true);
  }
};

/// What is foretold before the lesion, right after it, and when there was time to learn.
struct Course {
  Slope before, after, later;
  [[nodiscard]] double lost() const { return 1 - after.value() / before.value(); }
  [[nodiscard]] double recovered() const { return (later.value() - after.value()) / (before.value() - after.value()); }
};

Course course(std::uint64_t age, const std::string& lesion, bool learns = true) {
  Course all;
  for (int seed = 1; seed <= lives; ++seed) {
    SimulatorOptions options;
    options.threads = 1;
    const Life life(whole_brain(seed) + "[[interventions]]\ntick = " + std::to_string(age + window) + "\n" + lesion, options);
    life.simulator->set("world/body.mortal", "no");
    life.simulator->run(age);
    all.before.add(life);
    all.after.add(life);
    life.simulator->set_learning(learns);
    life.simulator->run(recovery);
    all.later.add(life);
    BOOST_TEST_MESSAGE("lesion at " << age << ", " << seed << " lives: " << all.before.value() << " -> " << all.after.value() << " -> " << all.later.value());
  }
  return all;
}

const std::string cells = "lesion = \"cortex\"\nfraction = 0.8\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(whole_brain_recovery)

BOOST_AUTO_TEST_CASE(the_young_recover_from_a_lesion) {
  const Course known = course(young, cells);
  report({.target = "T-O4", .what = "share of the foretold reward that a lesion at 3 minutes costs", .measured = known.lost(), .bar = {.low = 0.3}, .wanted = "much", .source = source});
  report({.target = "T-O4", .what = "share of the loss that is made good in 5 minutes, young", .measured = known.recovered(), .bar = {.low = 0.6}, .wanted = "most", .source = source});
}

BOOST_AUTO_TEST_CASE(the_old_do_not) {
  const Course known = course(old, cells);
  report({.target = "T-O4", .what = "share of the foretold reward that a lesion at 12 minutes costs", .measured = known.lost(), .bar = {.low = 0.3}, .wanted = "much", .source = source});
  report({.target = "T-O4", .what = "share of the loss that is made good in 5 minutes, old", .measured = known.recovered(), .bar = {.high = 0.4}, .wanted = "little", .source = source});
}

BOOST_AUTO_TEST_CASE(nobody_recovers_who_does_not_learn) {
  report({.target = "T-O4", .what = "ablation: no learning after the lesion: share made good, young", .measured = course(young, cells, false).recovered(), .bar = {.high = 0.4},
          .wanted = "none", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
