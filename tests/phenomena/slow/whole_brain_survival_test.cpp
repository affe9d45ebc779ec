// SPDX-License-Identifier: Apache-2.0
// A whole brain in an arena: a newborn lives for a while by what is innate, an adult for long by what it has learned of its own world.
#include "phenomena/whole_brain.hpp"

#include <cmath>

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr int lives = 20, lives_of_ablations = 10;
constexpr double student = 2.093;                                         // 95 %, 19 degrees of freedom
constexpr std::uint64_t childhood = 4000, longest = 9000, look = 100;     // ticks of 0.1 s

const std::string source = "illustrative; claim of Byrnes 2022";

struct Upbringing {
  std::uint64_t ticks = childhood;    ///< in which it cannot die
  bool learns = true;
  std::string damage{};               ///< interventions as TOML
};

std::string from_birth(const std::string& verb, const std::vector<std::string>& targets) {
  std::string text;
  for (const std::string& target : targets) text += "[[interventions]]\ntick = 0\n" + verb + " = \"" + target + "\"\n";
  return text;
}

/// How long one individual lives on its own, at most a quarter of an hour. [s]
double survival(int seed, const Upbringing& how) {
  SimulatorOptions options;
  options.threads = 1;
  const Life life(whole_brain(seed) + how.damage, options);
  life.simulator->set_learning(how.learns);
  life.simulator->set("world/body.mortal", "no");
  life.simulator->run(how.ticks);
  life.simulator->set("world/body.mortal", "yes");
  for (std::uint64_t lived = 0; lived < longest; lived += look) {
    life.simulator->run(look);
    if (life.value("world/body.alive") == 0) break;
  }
  return life.value("world/body.survival");
}

struct Mean {
  double mean = 0, low = 0, high = 0;  ///< with its 95 % interval
};

Mean mean_survival(const Upbringing& how) {
  double sum = 0, squares = 0;
  for (int seed = 1; seed <= lives; ++seed) {
    const double s = survival(seed, how);
    sum += s, squares += s * s;
  }
  const double mean = sum / lives, error = std::sqrt((squares / lives - mean * mean) / (lives - 1));
  return {mean, mean - student * error, mean + student * error};
}

/// By that of the newborns of the same seeds.
double by_newborn(const Upbringing& how) {
  double ablated = 0, as_born = 0;
  for (int seed = 1; seed <= lives_of_ablations; ++seed) {
    ablated += survival(seed, how);
    as_born += survival(seed, {.ticks = 0, .learns = false});
  }
  return ablated / as_born;
}

const Mean& adult() {
  static const Mean known = mean_survival({});
  return known;
}
const Mean& newborn() {
  static const Mean known = mean_survival({.ticks = 0, .learns = false});
  return known;
}
const Mean& learning_newborn() {
  static const Mean known = mean_survival({.ticks = 0});
  return known;
}
const Mean& without_steering() {
  static const Mean known = mean_survival({.ticks = 0, .learns = false, .damage = from_birth("lesion", {"tectum", "mouth", "dorsal"})});
  return known;
}

void report_interval(const std::string& whose, const Mean& survival, Bar bar) {
  report({.target = "T-O4", .what = "survival of " + whose + ", at most 900 s, mean of 20 lives [s]", .measured = survival.mean, .bar = bar, .wanted = "see the ratio", .source = source});
  report({.target = "T-O4", .what = "survival of " + whose + ": lower end of the 95 % interval [s]", .measured = survival.low, .bar = bar, .wanted = "see the ratio", .source = source});
  report({.target = "T-O4", .what = "survival of " + whose + ": upper end of the 95 % interval [s]", .measured = survival.high, .bar = bar, .wanted = "see the ratio", .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whole_brain_survival)

BOOST_AUTO_TEST_CASE(an_adult_lives_three_times_as_long_as_what_is_innate_alone) {
  report_interval("adults", adult(), {500, 1000});
  report_interval("newborns, whose learned parts are as they were at birth", newborn(), {100, 400});
  report({.target = "T-O4", .what = "adult by newborn", .measured = adult().mean / newborn().mean, .bar = {.low = 3}, .wanted = "> 3", .source = source});
  report({.target = "T-O4", .what = "lower end of the adults' interval minus the upper end of the newborns' [s]", .measured = adult().low - newborn().high,
          .bar = {.low = 0}, .wanted = "> 0", .source = source});
}

BOOST_AUTO_TEST_CASE(a_newborn_that_learns_while_it_has_to_live_becomes_an_adult_or_dies) {
  report_interval("newborns that learn as they live", learning_newborn(), {250, 850});
  report({.target = "T-O4", .what = "adult by newborn that learns as it lives", .measured = adult().mean / learning_newborn().mean, .bar = {.low = 3},
          .wanted = "> 3", .source = source,
          .not_reached = "half of them learn within their first minutes what things are worth, and then live to the limit like adults; with a fifth of the "
                         "learning rate the newborns' mean is 478 s (8 lives) in place of 601 s"});
}

BOOST_AUTO_TEST_CASE(what_is_innate_keeps_a_newborn_alive) {
  report_interval("newborns without tectum, taste reactivity and grey", without_steering(), {50, 250});
  report({.target = "T-O4", .what = "ablation: steering lesioned: survival by that of the newborn", .measured = without_steering().mean / newborn().mean, .bar = {.high = 0.9},
          .wanted = "< 1", .source = source});
  report({.target = "T-O4", .what = "lower end of the newborns' interval minus the upper end without steering [s]",
          .measured = newborn().low - without_steering().high, .bar = {.low = 0}, .wanted = "> 0", .source = source});
}

BOOST_AUTO_TEST_CASE(a_childhood_without_learning_or_without_reward_leaves_a_newborn) {
  report({.target = "T-O4", .what = "ablation: learning frozen in childhood and later: survival by that of the newborn, 10 lives",
          .measured = by_newborn({.learns = false}), .bar = {0.5, 1.5}, .wanted = "1", .source = source});
  report({.target = "T-O4", .what = "ablation: reward and pain cut from dopamine: survival by that of the newborn, 10 lives",
          .measured = by_newborn({.damage = from_birth("cut", {"wages", "hurts"})}), .bar = {0.5, 1.5}, .wanted = "1", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
