// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace soft_hebb {
using namespace anlage;

/// SoftHebb: dw = eta * share * (x - u * w), share being the soft-max of the drives u of all receivers.
struct SoftHebb {
  static constexpr const char* doc = "soft winner-take-all with Hebbian learning";
  static constexpr const char* citation =
      "Moraitis, Toichkin, Journe, Chua & Guo 2022, Neuromorphic Computing and Engineering 2:044017";

  Param   eta   {1e-2, "1", "learning rate", {0, 1}};
  Pre     x     {"pre", "*", "sending activity"};
  Post    share {"post", "1", "soft-max share of the receiver"};
  Post    u     {"post", "*", "drive of the receiver"};
  Weights w     {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * share[s] * (x[s] - u[s] * w[s]); }
};

}  // namespace soft_hebb

ANLAGE_PLUGIN(soft_hebb::SoftHebb)
