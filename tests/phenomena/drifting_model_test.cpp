// SPDX-License-Identifier: Apache-2.0
// Synapses come and go under Hebbian learning: what is known stays, and where it is known does not.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "phenomena/linear_probe.hpp"
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

constexpr int youth = 12000, window = 2000, windows = 20, seeds = 3;  // ticks of 0.1 s
constexpr double chance = 0.1, tick = 0.1;
const std::string source = "Rule & O'Leary 2022; Driscoll et al. 2017; parameters illustrative";

/// Accuracies of a readout that goes on learning and of a probe that was fitted in youth, in windows of 200 s from then
/// on.
struct Course {
  Vector readout = Vector::Zero(windows), probe = Vector::Zero(windows);
};

Course course(int seed, const std::vector<Override>& more = {}, const std::string& frozen = {}) {
  std::vector<Override> all = more;
  all.push_back({"brain.seed", std::to_string(seed)});
  const Life life(ready_made("drifting-model", all) +
                  (frozen.empty() ? "" : "\n[[interventions]]\nat = \"1200 s\"\nfreeze = \"" + frozen + "\"\n"));
  life.simulator->run(youth);
  Course found;
  for (Eigen::Index k = 0; k < windows; ++k)
    for (int t = 0; t < window; ++t) {
      life.simulator->run(1);
      found.readout[k] += life.value("teacher.agreement") / window;
      found.probe[k] += life.value("examiner.agreement") / window;
    }
  BOOST_TEST_MESSAGE("seed " << seed << ", probe: " << found.probe.transpose());
  return found;
}

/// Time until what the probe has above chance has halved; straight lines between the middles of windows. [s]
double half_life(const Vector& probe) {
  const double half = chance + (probe[0] - chance) / 2;
  for (Eigen::Index k = 1; k < probe.size(); ++k)
    if (probe[k] < half)
      return window * tick * (static_cast<double>(k) - (half - probe[k]) / (probe[k - 1] - probe[k]));
  return unbounded;
}

/// Time constant of an exponential through what is above chance, from the half-life on until a tenth is left. [s]
double time_constant(const Vector& probe) {
  double n = 0, t = 0, y = 0, tt = 0, ty = 0;
  for (Eigen::Index k = 0; k < probe.size(); ++k) {
    const double left = (probe[k] - chance) / (probe[0] - chance), at = static_cast<double>(k) * window * tick;
    if (left > 0.6 || left < 0.1) continue;
    n += 1, t += at, y += std::log(left), tt += at * at, ty += at * std::log(left);
  }
  return -(n * tt - t * t) / (n * ty - t * y);
}

void row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  report({.target = "T-N4", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = source});
}

/// Seconds of the machine that it takes to fit probes of ten signs to one snapshot of 1500 looks.
double time_of_analysis() {
  const Life life(ready_made("drifting-model"));
  const Recording seen = look(life, {"cortex.rate"}, 1500, "retina.index");
  const auto begun = std::chrono::steady_clock::now();
  double sum = 0;
  for (int sign = 0; sign < 10; ++sign) sum += LinearProbe(seen.of.at("cortex.rate"), seen.shown, sign).bias;
  BOOST_TEST(std::isfinite(sum));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drifting_model)

BOOST_AUTO_TEST_CASE(a_readout_that_goes_on_learning_keeps_up_and_a_probe_does_not) {
  double span = 0, level = 0, end = 0, half = 0, tau = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Course found = course(seed);
    span = std::max(span, found.readout.maxCoeff() - found.readout.minCoeff());
    level += found.readout.mean() / seeds;
    end += found.probe.tail(3).mean() / seeds;
    half += half_life(found.probe) / seeds, tau += time_constant(found.probe) / seeds;
  }
  row("accuracy of a readout that goes on learning: largest minus smallest in windows of 200 s, worst of three seeds",
      span, {0, 0.02}, "within 2 %");
  row("the same accuracy, mean", level, {0.95, 1}, "stays");
  row("accuracy of a probe that was fitted once, an hour later (chance 0.1)", end, {0, 0.3}, "decays towards chance");
  row("half-life of the probe above chance [s]", half, {100, 4000}, "a number");
  row("time constant of the decay after that [s]", tau, {100, 4000}, "a number");
  // Whoever wants to know what the brain knows has to look again each half-life: printed, not judged.
  const double analysis = time_of_analysis(), waking = 4e6;
  BOOST_TEST_MESSAGE("T-N5  waking seconds of an infant of three months: "
                     << waking << "; snapshots, one a half-life: " << waking / half << "; to fit ten probes to one: "
                     << analysis << " s; to all: " << analysis * waking / half << " s");
}

BOOST_AUTO_TEST_CASE(a_cortex_that_stands_still_stays_readable) {
  const Course frozen = course(1, {}, "afferents");
  row("ablation: learning and turnover frozen: accuracy of the probe at the end by that at first",
      frozen.probe.tail(3).mean() / frozen.probe[0], {0.98, 1.02}, "no decay");
  const Course stable = course(1, {{"projections.afferents.learning.then.0.lifetime", "1e12"}});
  row("ablation: synapses live for ever, Hebbian learning goes on: the same",
      stable.probe.tail(3).mean() / stable.probe[0], {0.95, 1.05}, "no decay: turnover is what moves it");
}

BOOST_AUTO_TEST_CASE(what_is_lost_and_not_learned_again_is_gone) {
  // Turnover goes on with a cortex that does not learn: after 4000 s of a lifetime of 300 s, exp(-13) of it is left.
  const Course forgetting = course(
      1, {{"projections.afferents.learning.eta", "{ value = 0.01, schedule = [[\"1200 s\", 1], [\"1201 s\", 0]] }"}});
  row("ablation: turnover without learning: accuracy of the readout that goes on learning, at the end",
      forgetting.readout.tail(3).mean(), {0, 0.75}, "falls");
}

BOOST_AUTO_TEST_SUITE_END()
