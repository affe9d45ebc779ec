// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace covariance {
using namespace anlage;

/// Covariance rule: dw = eta * (x - <x>) * (y - <y>), <> being the exponential average until the tick before.
struct Covariance {
  static constexpr const char* doc = "weights follow the covariance of sender and receiver";
  static constexpr const char* citation = "Sejnowski 1977, Journal of Mathematical Biology 4:303-321";

  Param     eta    {1e-3, "1", "learning rate", {0, infinity}};
  Param     tau    {1.0, "s", "time constant of the averages", {0, infinity}};
  Pre       x      {"pre", "*", "sending activity"};
  Post      y      {"post", "*", "receiving activity"};
  PreState  mean_x {"pre", "*", "average of the sending activity", "zero"};
  PreState  dx     {"pre", "*", "deviation of the sender from its average", "zero", skip_zero};
  PostState mean_y {"post", "*", "average of the receiving activity", "zero"};
  PostState dy     {"post", "*", "deviation of the receiver from its average"};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real share = tau > 0 ? 1 - std::exp(-now.dt / tau) : Real(1);
    dx = x - mean_x;
    dy = y - mean_y;
    mean_x += share * dx;
    mean_y += share * dy;
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * dy[s] * dx[s]; }
};

}  // namespace covariance

ANLAGE_PLUGIN(covariance::Covariance)
