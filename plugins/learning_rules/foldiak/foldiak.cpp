// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace foldiak {
using namespace anlage;

/// Foldiak's anti-Hebbian rule between receivers: dw = -alpha * (y * x - p^2).
struct Foldiak {
  static constexpr const char* doc = "units that fire together more often than by chance come to inhibit each other";
  static constexpr const char* citation = "Foldiak 1990, Biological Cybernetics 64:165-170";

  Param   alpha {0.1, "1", "learning rate", {0, infinity}};
  Param   p     {0.125, "1", "probability that a unit is active", {0, 1}};
  Pre     x     {"pre", "*", "sending activity"};
  Post    y     {"post", "*", "receiving activity"};
  Weights w     {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] -= alpha * (y[s] * x[s] - p * p); }
};

}  // namespace foldiak

ANLAGE_PLUGIN(foldiak::Foldiak)
