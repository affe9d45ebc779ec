// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace synaptic_turnover {
using namespace anlage;

/// Synapses are lost and new ones grow in their place, whatever they are good for: in one tick of every `interval`, with the
/// probability 1 - exp(-interval dt / lifetime),
///   w_ji <- newborn * standard normal
struct SynapticTurnover {
  static constexpr const char* doc = "synapses are lost by chance, and new ones of random weight grow in their place";
  static constexpr const char* citation =
      "Mongillo, Rumpel & Loewenstein 2017, Current Opinion in Neurobiology 46:7-13; Rule & O'Leary 2022, Proceedings of the "
      "National Academy of Sciences 119:e2106692119";

  Param     lifetime {86400, "s", "mean lifetime of a synapse", {1e-9, infinity}};
  Param     newborn  {0.1, "1", "standard deviation of the weight of a new synapse", {0, infinity}};
  Param     interval {1, "1", "ticks from one round of losses to the next", {1, 1e6}, integer};
  PostState lost     {"post", "1", "probability that a synapse is lost in this tick"};
  Weights   w        {"post pre", "1", "synaptic weight"};
  Rng       fate     {"which synapses are lost"};
  Rng       growth   {"weights of new synapses"};

  void settle(Tick now) {
    const bool round = now.index % static_cast<std::uint64_t>(interval.value) == 0;
    lost = round ? Real(-std::expm1(-interval.value * now.dt / lifetime)) : Real(0);
  }
  void learn(Tick now, Synapse auto s) {
    if (lost[s] > 0 && fate.uniform(now, s.k) < lost[s]) w[s] = newborn * growth.normal(now, s.k);
  }
};

}  // namespace synaptic_turnover

ANLAGE_PLUGIN(synaptic_turnover::SynapticTurnover)
