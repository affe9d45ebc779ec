// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace locus_coeruleus {
using namespace anlage;

/// Noradrenaline as unexpected uncertainty: the probability p that the world has changed. Errors of a world as it was have the variance
/// v that acetylcholine stands for, those of a changed one `wider` times as much, and it changes with probability `hazard` a tick:
///   odds = (p + hazard (1 - p)) / ((1 - hazard) (1 - p)),   ln odds += sum_i (e_i^2 / v (1 - 1 / wider) - ln wider) / 2,   p = odds / (1 + odds)
///   reset where p > criterion; then p = 0
/// What is salient makes cells burst, most at a middle tonic level T: drowsy cells are not excitable, aroused ones are noisy.
///   T = arousal + (1 - arousal) p + request,   phasic += 4 T (1 - T) salience, fades with tau,   level_k = T + phasic + ask_k
struct LocusCoeruleus {
  static constexpr const char* doc = "noradrenaline: unexpected uncertainty, tonic arousal, bursts for what is salient, and a reset";
  static constexpr const char* citation = "Yu & Dayan 2005, Neuron 46:681-692; Aston-Jones & Cohen 2005, Annual Review of Neuroscience 28:403-450; "
                                          "Bouret & Sara 2005, Trends in Neurosciences 28:574-582";

  Param     hazard    {0.01, "1", "probability of a change in a tick", {1e-9, 0.5}};
  Param     wider     {9.0, "1", "variance of errors after a change, by that before", {1.001, 1e6}};
  Param     criterion {0.9, "1", "probability of a change at which beliefs are reset", {0, 1}};
  Param     usual     {1.0, "*", "expected uncertainty, unless it is connected", {1e-9, infinity}};
  Param     arousal   {0.2, "1", "tonic level while all is as expected", {0, 1}};
  Param     tau       {0.2, "s", "how long a burst lasts", {1e-4, 100}};
  In        error     {"n", "*", "prediction errors", optional};
  In        expected  {"", "*", "their expected mean square: acetylcholine; `usual` while it is 0", optional};
  In        salience  {"1", "1", "something that calls for a response", optional};
  In        request   {"1", "1", "what else arouses: waking, threat", optional};
  In        ask       {"compartment", "1", "what is asked for in one compartment alone", optional};
  State     p         {"", "1", "probability that the world has changed"};
  State     phasic    {"", "1", "burst"};
  Out       level     {"compartment", "1", "noradrenaline where it is heard"};
  Broadcast noradrenaline {"1", "tonic and phasic, of all compartments"};
  Broadcast tonic     {"1", "tonic level"};
  Broadcast unexpected{"1", "probability that the world has changed"};
  Broadcast reset     {"1", "1 in the tick in which beliefs are to be given up"};

  void develop(Setup& setup) {
    if (setup.axis("compartment") < 0) setup.set_axis("compartment", 1);
  }
  void steer(Tick now) {
    update();
    reset = Real(p > criterion);
    unexpected = p.value();
    const Real T = std::clamp(arousal + (1 - arousal) * p.value() + request[0], Real(0), Real(1));
    phasic = std::exp(-now.dt / tau) * phasic.value() + 4 * T * (1 - T) * std::max(salience[0], Real(0));
    tonic = T;
    noradrenaline = T + phasic.value();
    for (Index k = 0; k < level.size(); ++k) level[k] = T + phasic.value() + ask[k];
    if (p > criterion) p = Real(0);
  }
  void update() {
    if (!error.connected()) return;
    const double v = expected.value() > 0 ? static_cast<double>(expected.value()) : usual.value;
    double evidence = 0;
    for (Index i = 0; i < error.size(); ++i) {
      const double e = static_cast<double>(error[i]);
      evidence += (e * e * static_cast<double>(error.size()) / v * (1 - 1 / wider.value) - std::log(wider.value)) / 2;
    }
    const double before = static_cast<double>(p.value()), prior = before + hazard.value * (1 - before);
    const double odds = std::log(prior) - std::log(std::max(1 - prior, 1e-12)) + std::clamp(evidence, -50.0, 50.0);
    p = static_cast<Real>(1 / (1 + std::exp(-odds)));
  }
};

}  // namespace locus_coeruleus

ANLAGE_PLUGIN(locus_coeruleus::LocusCoeruleus)
