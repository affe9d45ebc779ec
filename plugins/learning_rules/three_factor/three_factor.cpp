// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace three_factor {
using namespace anlage;

/// Three-factor rule: dw_ji = eta * m_j * e_i, e_i = lambda e_i + x_i, lambda = exp(-dt / tau_e),
/// m_j = error_j (1 if unconnected) * third (1 if unconnected).
struct ThreeFactor {
  static constexpr const char* doc = "eligibility of the sender, gated by an error of the receiver or a neuromodulator";
  static constexpr const char* citation = "Fremaux & Gerstner 2016, Frontiers in Neural Circuits 9:85";

  Param     eta   {1e-2, "1", "learning rate", {0, infinity}};
  Param     tau_e {0.0, "s", "decay of the eligibility; 0: it is the activity of this tick", {0, infinity}};
  Pre       x     {"pre", "*", "sending activity"};
  PostError error {"post", "*", "factor of each receiving unit", optional};
  Modulator third {"*", "factor of all synapses", optional};
  PreState  e     {"pre", "*", "eligibility", "zero", skip_zero};
  PostState m     {"post", "*", "second and third factor"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    if (tau_e > 0) {
      e = std::exp(-now.dt / tau_e) * e + x;
    } else {
      e = x;
    }
    m = third.connected() ? Real(third) : Real(1);
    if (error.connected()) m.array() *= error.array();
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * m[s] * e[s]; }
};

}  // namespace three_factor

ANLAGE_PLUGIN(three_factor::ThreeFactor)
