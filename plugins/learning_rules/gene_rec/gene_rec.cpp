// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace gene_rec {
using namespace anlage;

/// Generalised recirculation: dw = eta * x(minus) * (y(plus) - y(minus)).
struct GeneRec {
  static constexpr const char* doc = "activity difference of the receiver times the sender in the minus phase";
  static constexpr const char* citation = "O'Reilly 1996, Neural Computation 8:895-938";

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
  void learn(Tick, Synapse auto s) { w[s] += m[s] * ((y[s] - y0[s]) * x0[s]); }
};

}  // namespace gene_rec

ANLAGE_PLUGIN(gene_rec::GeneRec)
