// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace weight_decay {
using namespace anlage;

/// Weight decay: tau dw/dt = w_rest - w, exact for a tick.
struct WeightDecay {
  static constexpr const char* doc = "weights relax to a resting value";

  Param     tau    {10, "s", "time constant", {1e-9, infinity}};
  Param     w_rest {0, "1", "weight to which they relax"};
  PostState share  {"post", "1", "part of the way done in a tick"};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void settle(Tick now) { share = -std::expm1(-now.dt / tau); }
  void learn(Tick, Synapse auto s) { w[s] += share[s] * (w_rest - w[s]); }
};

}  // namespace weight_decay

ANLAGE_PLUGIN(weight_decay::WeightDecay)
