// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace contrastive_hebb {
using namespace anlage;

/// Contrastive Hebbian learning: dw = eta * (y x at the end of the plus phase - y x at the end of the minus phase).
struct ContrastiveHebb {
  static constexpr const char* doc = "Hebb in the phase with the target, anti-Hebb in the one without";
  static constexpr const char* citation = "Movellan 1991, in: Connectionist Models, Morgan Kaufmann, 10-17; Xie & Seung 2003, Neural Computation 15:441-454";

  Param     eta  {1e-2, "1", "learning rate", {0, infinity}};
  Pre       x    {"pre", "*", "sending activity"};
  Post      y    {"post", "*", "receiving activity"};
  Modulator mark {"1", "not 0 where a phase ends"};
  Modulator plus {"1", "not 0 in the plus phase, in which the target is imposed"};
  PreState  x0   {"pre", "*", "sending activity at the end of the first phase"};
  PostState y0   {"post", "*", "receiving activity at the end of the first phase"};
  PostState m    {"post", "1", "what a change is multiplied by: 0 but at the end of the second phase"};
  Weights   w    {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    m = Real(0);
    if (mark == 0) return;
    if (plus != 0) {
      m = Real(eta);
      return;
    }
    x0 = x;
    y0 = y;
  }
  void learn(Tick, Synapse auto s) { w[s] += m[s] * (y[s] * x[s] - y0[s] * x0[s]); }
};

}  // namespace contrastive_hebb

ANLAGE_PLUGIN(contrastive_hebb::ContrastiveHebb)
