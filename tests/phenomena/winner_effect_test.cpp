// SPDX-License-Identifier: Apache-2.0
// The winner effect: one number that grows with fights won.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string stagkourakis = "Stagkourakis et al. 2020; parameters illustrative";
const std::vector<Override> alike = {{"world.cage.spread", "0"}};

std::vector<Override> with(std::vector<Override> overrides, const std::string& path, const std::string& value) {
  overrides.push_back({path, value});
  return overrides;
}

/// p(attack) after each further fight, of a male who is attacked or attacks until `fights` are over.
std::vector<double> after_fights(const std::vector<Override>& overrides, std::size_t fights) {
  const Life life(ready_made("winner-mouse", overrides));
  life.simulator->run(1);
  std::vector<double> p{life.value("aggression.p")};
  for (int tick = 0; tick < 20000 && p.size() <= fights; ++tick) {
    life.simulator->run(1);
    if (life.value("cage.won") == 0 && life.value("cage.lost") == 0) continue;
    life.simulator->run(1);
    p.push_back(life.value("aggression.p"));
  }
  return p;
}

double probability(double w) { return 1 / (1 + std::exp(-12 * (w - 0.6))); }

/// Share of so many males, a seed each, whose p(attack) is below a half after ten intruders.
double share_of_peaceful(int males, const std::vector<Override>& overrides) {
  int peaceful = 0;
  for (int seed = 1; seed <= males; ++seed) {
    const Life life(ready_made("winner-mouse", with(overrides, "brain.seed", std::to_string(seed))));
    life.simulator->run(102);
    peaceful += life.value("aggression.p") < 0.5;
  }
  return static_cast<double>(peaceful) / males;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(winner_effect)

BOOST_AUTO_TEST_CASE(each_victory_makes_an_attack_likelier) {
  // w = 1 - 0.5 (1 - 0.13)^n after n victories.
  const std::vector<double> p = after_fights(alike, 10);
  double least_step = 1, wrong = 0;
  for (std::size_t n = 0; n < p.size(); ++n) {
    wrong = std::max(wrong, std::abs(p[n] - probability(1 - 0.5 * std::pow(0.87, static_cast<double>(n)))));
    if (n > 0) least_step = std::min(least_step, p[n] - p[n - 1]);
  }
  report({.target = "T-I5", .what = "least gain of P(attack) by a victory, of ten", .measured = least_step, .bar = {1e-3, 1}, .wanted = "monotone",
          .source = stagkourakis});
  report({.target = "T-I5", .what = "P(attack) after n victories: largest difference from its closed form", .measured = wrong, .bar = {0, 1e-5},
          .wanted = "0", .source = "closed form"});
  report({.target = "T-I5", .what = "P(attack) before any fight", .measured = p.front(), .bar = {0, 0.3}, .wanted = "low", .source = stagkourakis});
  report({.target = "T-I5", .what = "P(attack) after ten victories", .measured = p.back(), .bar = {0.9, 1}, .wanted = "high", .source = stagkourakis});
}

BOOST_AUTO_TEST_CASE(a_loser_stays_as_he_was) {
  const std::vector<double> p = after_fights(with(alike, "world.cage.p_win", "0"), 10);
  report({.target = "T-I5", .what = "change of P(attack) by ten defeats", .measured = p.back() - p.front(), .bar = {-1e-6, 1e-6}, .wanted = "0",
          .source = stagkourakis});
}

BOOST_AUTO_TEST_CASE(without_potentiation_victories_change_nothing) {
  const std::vector<double> p = after_fights(with(alike, "steering.aggression.eta", "0"), 10);
  report({.target = "T-I5", .what = "ablation: potentiation is blocked: change of P(attack) by ten victories", .measured = p.back() - p.front(),
          .bar = {-1e-6, 1e-6}, .wanted = "0", .source = stagkourakis});
  const std::vector<double> castrated = after_fights(with(alike, "world.cage.median", "0"), 10);
  report({.target = "T-I5", .what = "ablation: no testosterone: change of P(attack) by ten victories", .measured = castrated.back() - castrated.front(),
          .bar = {-1e-6, 1e-6}, .wanted = "0", .source = stagkourakis});
}

BOOST_AUTO_TEST_CASE(a_quarter_of_the_males_never_becomes_aggressive) {
  // 400 males: a standard error of sqrt(0.25 * 0.75 / 400) = 2 %.
  report({.target = "T-I5", .what = "males that rather do not attack after ten intruders, of 400", .measured = share_of_peaceful(400, {}),
          .bar = {0.19, 0.31}, .wanted = "about 0.25", .source = stagkourakis});
  report({.target = "T-I5", .what = "ablation: potentiation is blocked: the same share, of 100",
          .measured = share_of_peaceful(100, {{"steering.aggression.eta", "0"}}), .bar = {1, 1}, .wanted = "1", .source = stagkourakis});
}

BOOST_AUTO_TEST_SUITE_END()
