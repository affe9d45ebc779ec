// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace bcm {
using namespace anlage;

/// BCM rule: dw = eta * x * y * (y - theta), tau dtheta/dt = y^2 - theta.
struct Bcm {
  static constexpr const char* doc = "growth above, decay below a threshold that slides with the receiver's activity";
  static constexpr const char* citation =
      "Bienenstock, Cooper & Munro 1982, Journal of Neuroscience 2:32-48; "
      "Intrator & Cooper 1992, Neural Networks 5:3-17";

  Param     eta   {1e-3, "1", "learning rate", {0, infinity}};
  Param     tau   {1.0, "s", "time constant of the threshold", {0, infinity}};
  Pre       x     {"pre", "*", "sending activity", skip_zero};
  Post      y     {"post", "*", "receiving activity"};
  PostState theta {"post", "*", "modification threshold", "zero"};
  PostState phi   {"post", "*", "y (y - theta)"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real share = tau > 0 ? 1 - std::exp(-now.dt / tau) : Real(1);
    theta.array() += share * (y.array().square() - theta.array());
    phi.array() = y.array() * (y.array() - theta.array());
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * phi[s] * x[s]; }
};

}  // namespace bcm

ANLAGE_PLUGIN(bcm::Bcm)
