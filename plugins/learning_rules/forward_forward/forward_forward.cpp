// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace forward_forward {
using namespace anlage;

/// Forward-forward: a layer's goodness g = mean y^2 is to be above theta for real samples and below it for false ones.
/// Descent on ln(1 + exp(-sign (g - theta))), with y = max(w x, 0):
///   dw_ji = eta * sign * p * y_j x_i,   p = 1 / (1 + exp(sign * (g - theta))): how wrong the layer still is.
struct ForwardForward {
  static constexpr const char* doc = "makes a layer's activity high for real samples and low for false ones";
  static constexpr const char* citation = "Hinton 2022, arXiv:2212.13345";

  Param     eta   {3e-2, "1", "learning rate", {0, infinity}};
  Param     theta {2.0, "1", "goodness that divides real from false", {0, infinity}};
  Pre       x     {"pre", "*", "sending activity", skip_zero};
  Post      rate  {"post", "*", "receiving activity, rectified"};
  Modulator sign  {"1", "1: the sample is real, -1: it is false, 0: nothing is learned"};
  PostState m     {"post", "*", "sign and size of the change, times the activity"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const Real goodness = rate.size() == 0 ? Real(0) : rate.squaredNorm() / static_cast<Real>(rate.size());
    const Real s = sign;
    m = eta * s / (1 + std::exp(s * (goodness - theta))) * rate;
  }
  void learn(Tick, Synapse auto s) { w[s] += m[s] * x[s]; }
};

}  // namespace forward_forward

ANLAGE_PLUGIN(forward_forward::ForwardForward)
