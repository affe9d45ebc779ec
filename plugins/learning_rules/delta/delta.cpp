// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace delta {
using namespace anlage;

/// Delta rule: dw = eta * error * x.
struct Delta {
  static constexpr const char* doc = "delta rule: error of the receiver times activity of the sender";
  static constexpr const char* citation = "Widrow & Hoff 1960, IRE WESCON Convention Record 4:96-104";

  Param     eta   {1e-2, "1", "learning rate", {0, infinity}};
  Pre       x     {"pre", "*", "sending activity", skip_zero};
  PostError error {"post", "*", "target minus activity of the receiver"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * error[s] * x[s]; }
};

}  // namespace delta

ANLAGE_PLUGIN(delta::Delta)
