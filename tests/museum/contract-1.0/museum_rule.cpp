// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace museum_rule {
using namespace anlage;

/// Gated correlation with a decay: e = e / 2 + x (y - mean), w += eta third (e - y^2 w); mean runs after y.
struct MuseumRule {
  static constexpr const char* doc = "gated correlation with a decay";

  Param     eta   {1e-2, "1", "learning rate", {0, 1}};
  Pre       x     {"pre", "*", "sending activity"};
  Post      y     {"post", "*", "receiving activity"};
  Modulator third {"1", "factor of all synapses", optional};
  PostState mean  {"post", "*", "running average"};
  Trace     e     {"post pre", "1", "eligibility"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void settle(Tick) { mean += Real(0.125) * (y - mean); }
  void learn(Tick, Synapse auto s) {
    const Real gate = third.connected() ? Real(third) : Real(1);
    e[s] = Real(0.5) * e[s] + x[s] * (y[s] - mean[s]);
    w[s] += eta * gate * (e[s] - y[s] * y[s] * w[s]);
  }
};

}  // namespace museum_rule

ANLAGE_PLUGIN(museum_rule::MuseumRule)
