// SPDX-License-Identifier: Apache-2.0
// A forager lives for a while by reflexes, and for long by what it has learned of its own world under a reward that is innate.
#include <cmath>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

constexpr int lives = 24;
constexpr double student = 2.069;                            // 95 %, 23 degrees of freedom
constexpr std::uint64_t half_an_hour = 18000, look = 100;    // ticks of 0.1 s

const std::string brain = "forager", source = "illustrative; reward after Keramati & Gutkin 2014";

struct Upbringing {
  std::uint64_t childhood = half_an_hour;  ///< ticks in which it cannot die
  bool learns = true;                      ///< in childhood and later
  bool confused = false;                   ///< as it grows up, what it has learned of a colour is given to the next one
};

std::vector<Override> seeded(int seed) {
  std::vector<Override> all;
  all.push_back({"brain.seed", std::to_string(seed)});
  return all;
}

/// How long one individual lives on its own, at most half an hour. [s]
double survival(int seed, const Upbringing& how, const std::string& damage) {
  const Life life(ready_made(brain, seeded(seed)) + damage);
  life.simulator->set_learning(how.learns);
  life.simulator->set("world/body.mortal", "no");
  life.simulator->run(how.childhood);
  if (how.confused) {
    const Matrix w = matrix_of(life, "worth.w");
    Matrix next = w;
    for (Eigen::Index colour = 0; colour < w.rows(); ++colour) next.row((colour + 1) % w.rows()) = w.row(colour);
    set_matrix(life, "worth.w", next);
  }
  life.simulator->set("world/body.mortal", "yes");
  for (std::uint64_t lived = 0; lived < half_an_hour; lived += look) {
    life.simulator->run(look);
    if (life.value("world/body.alive") == 0) break;
  }
  return life.value("world/body.survival");
}

struct Mean {
  double mean = 0, low = 0, high = 0;  ///< with its 95 % interval
};

Mean mean_survival(const Upbringing& how, const std::string& damage = {}) {
  double sum = 0, squares = 0;
  for (int seed = 1; seed <= lives; ++seed) {
    const double s = survival(seed, how, damage);
    sum += s, squares += s * s;
  }
  const double mean = sum / lives, error = std::sqrt((squares / lives - mean * mean) / (lives - 1));
  return {mean, mean - student * error, mean + student * error};
}

std::string from_birth(const char* verb, const std::vector<const char*>& targets) {
  std::string text;
  for (const char* target : targets) text.append("[[interventions]]\ntick = 0\n").append(verb).append(" = \"").append(target).append("\"\n");
  return text;
}

const Mean& adult() {
  static const Mean known = mean_survival({});
  return known;
}
const Mean& newborn() {
  static const Mean known = mean_survival({.childhood = 0});
  return known;
}
const Mean& without_steering() {
  static const Mean known = mean_survival({}, from_birth("lesion", {"tectum", "mouth", "dorsal"}));
  return known;
}

void lives_like_a_newborn(const std::string& what, const Mean& survival) {
  report({.target = "T-S1", .what = "ablation: " + what + ": survival by that of the newborn", .measured = survival.mean / newborn().mean,
          .bar = {0, 1.5}, .wanted = "not longer", .source = source});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forager)

BOOST_AUTO_TEST_CASE(who_has_grown_up_lives_three_times_as_long_as_a_newborn) {
  report({.target = "T-S1", .what = "survival of adults, at most 1800 s, mean of 24 lives [s]", .measured = adult().mean, .bar = {.low = 900}, .wanted = "long", .source = source});
  report({.target = "T-S1", .what = "survival of newborns, which learn as they live [s]", .measured = newborn().mean, .bar = {.high = 600}, .wanted = "a while", .source = source});
  report({.target = "T-S1", .what = "adult by newborn", .measured = adult().mean / newborn().mean, .bar = {.low = 3}, .wanted = "> 3", .source = source});
  report({.target = "T-S1", .what = "lower end of the adults' interval by the upper end of the newborns'", .measured = adult().low / newborn().high,
          .bar = {.low = 3}, .wanted = "> 3", .source = source});
}

BOOST_AUTO_TEST_CASE(reflexes_alone_keep_a_newborn_alive_for_a_while) {
  report({.target = "T-S1", .what = "ablation: tectum, taste reactivity and grey are dead: survival of adults [s]", .measured = without_steering().mean,
          .bar = {.high = 200}, .wanted = "as long as stores and luck last", .source = source});
  report({.target = "T-S1", .what = "newborn by adult without steering", .measured = newborn().mean / without_steering().mean, .bar = {.low = 1.2},
          .wanted = "> 1", .source = source});
  report({.target = "T-S1", .what = "lower end of the newborns' interval minus the upper end without steering [s]",
          .measured = newborn().low - without_steering().high, .bar = {.low = 0}, .wanted = "> 0", .source = source});
}

BOOST_AUTO_TEST_CASE(who_does_not_flee_is_taken_by_the_bird) {
  report({.target = "T-S1", .what = "ablation: the grey is dead, nothing flees: survival by that of the adult",
          .measured = mean_survival({}, from_birth("lesion", {"dorsal"})).mean / adult().mean, .bar = {.high = 0.33}, .wanted = "short", .source = source});
}

BOOST_AUTO_TEST_CASE(a_childhood_without_learning_or_reward_leaves_a_newborn) {
  lives_like_a_newborn("nothing is learned in childhood and later", mean_survival({.learns = false}));
  lives_like_a_newborn("reward and pain do not reach dopamine", mean_survival({}, from_birth("cut", {"wages", "hurts"})));
}

BOOST_AUTO_TEST_CASE(what_is_learned_is_of_use_where_it_is) {
  lives_like_a_newborn("what was learned of each colour is given to the next one", mean_survival({.confused = true}));
}

BOOST_AUTO_TEST_SUITE_END()
