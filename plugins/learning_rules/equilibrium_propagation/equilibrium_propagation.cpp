// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace equilibrium_propagation {
using namespace anlage;

/// Equilibrium propagation: dw = eta / beta * (y x at the nudged equilibrium - y x at the free one).
struct EquilibriumPropagation {
  static constexpr const char* doc = "difference of two equilibria, one of them nudged towards the target";
  static constexpr const char* citation = "Scellier & Bengio 2017, Frontiers in Computational Neuroscience 11:24";

  Param     eta  {1e-2, "1", "learning rate", {0, infinity}};
  Pre       x    {"pre", "*", "sending activity"};
  Post      y    {"post", "*", "receiving activity"};
  Modulator mark {"1", "not 0 where a phase ends"};
  Modulator beta {"1", "strength of the nudge; 0 in the free phase"};
  PreState  x0   {"pre", "*", "sending activity at the end of the first phase"};
  PostState y0   {"post", "*", "receiving activity at the end of the first phase"};
  PostState m    {"post", "1", "what a change is multiplied by: 0 but at the end of the second phase"};
  Weights   w    {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    m = Real(0);
    if (mark == 0) return;
    if (beta != 0) {
      m = Real(eta) / Real(beta);
      return;
    }
    x0 = x;
    y0 = y;
  }
  void learn(Tick, Synapse auto s) { w[s] += m[s] * (y[s] * x[s] - y0[s] * x0[s]); }
};

}  // namespace equilibrium_propagation

ANLAGE_PLUGIN(equilibrium_propagation::EquilibriumPropagation)
