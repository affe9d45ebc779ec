// SPDX-License-Identifier: Apache-2.0
// Waves of the retina before birth teach a cortex what eyes will see: a newborn that has known them needs fewer signs. The idea:
// Albert, Schnabel & Field 2008, PLoS Computational Biology 4:e1000137; Cappell, Stoll, Umah & Egger 2023, PMLR 243 (ReWaRD).
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int block = 1000, blocks = 20;

enum class Womb { waves, noise, none };

/// Share of signs that are named right, by thousands from birth on.
std::vector<double> learning_curve(Womb womb) {
  std::vector<anlage::Override> overrides;
  if (womb == Womb::none) overrides = {{"regions.visual.basal_wiring.w", "normal 0 0.1"}, {"regions.visual.basal_learning.then.0.eta", "0"}};
  const Life life(ready_made("womb", overrides));
  if (womb == Womb::noise) {
    life.simulator->set("waves.strength", "0");
    life.simulator->set("retina.noise", "0.3");
  }
  if (womb != Womb::none) life.simulator->run(100000);
  for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
           {"waves.strength", "0"}, {"retina.noise", "0"}, {"retina.contrast", "2"}, {"visual/thalamus.adaptation", "200"}})
    life.simulator->set(field, value);
  std::vector<double> curve;
  for (int k = 0; k < blocks; ++k) curve.push_back(record(life, "teacher.agreement", block).mean());
  std::string words;
  for (const double share : curve) words += std::to_string(share).substr(0, 5) + " ";
  BOOST_TEST_MESSAGE(words);
  return curve;
}

/// Signs until the curve reaches a goal, linear between the middles of its blocks.
double signs_until(const std::vector<double>& curve, double goal) {
  for (std::size_t k = 0; k < curve.size(); ++k) {
    if (curve[k] < goal) continue;
    const double before = k == 0 ? 0.1 : curve[k - 1];  // a newborn guesses
    return block * (static_cast<double>(k) - 0.5 + (goal - before) / (curve[k] - before));
  }
  return block * blocks;
}

const std::vector<double>& from_random_weights() {
  static const std::vector<double> curve = learning_curve(Womb::none);
  return curve;
}

/// Share of the signs that a womb saves until nine tenths of what random weights come to.
double saved(Womb womb) {
  const auto& random = from_random_weights();
  const double goal = 0.9 * (random[blocks - 1] + random[blocks - 2] + random[blocks - 3]) / 3;
  return 1 - signs_until(learning_curve(womb), goal) / signs_until(random, goal);
}

const std::string source = "Cappell et al. 2023; bar illustrative";

}  // namespace

BOOST_AUTO_TEST_SUITE(womb)

BOOST_AUTO_TEST_CASE(waves_before_birth_save_signs_after_it) {
  report({.target = "T-K2", .what = "share of the signs until 90 % of the final accuracy that waves before birth save", .measured = saved(Womb::waves),
          .bar = {.low = 0.2}, .wanted = "> 0.2", .source = source});
}

BOOST_AUTO_TEST_CASE(white_noise_before_birth_saves_none) {
  report({.target = "T-K2", .what = "ablation: the same share for white noise in place of waves", .measured = saved(Womb::noise),
          .bar = {.high = 0.05}, .wanted = "<= 0", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
