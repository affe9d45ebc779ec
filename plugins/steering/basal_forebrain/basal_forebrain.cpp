// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace basal_forebrain {
using namespace anlage;

/// Acetylcholine as the learning rate that expected uncertainty asks for: its level rises while successive errors agree, for then
/// the estimate lags behind, and falls while they contradict each other, for then it follows noise.
///
///   ln a += mu e(t) e(t-1) / v,   v += mu_v (e^2 - v),   least <= a <= most
///
/// It rests where errors are no longer correlated: at the gain of the Kalman filter (Mehra 1970).
struct BasalForebrain {
  static constexpr const char* doc = "acetylcholine as a learning rate: up while errors agree, down while they contradict";
  static constexpr const char* citation =
      "Doya 2002, Neural Networks 15:495-506; Yu & Dayan 2005, Neuron 46:681-692; Mehra 1970, IEEE Trans. Automatic Control 15:175-184";

  Param     mu       {1e-3, "1", "how fast the level moves (illustrative)", {0, 1}};
  Param     mu_v     {1e-2, "1", "how fast the expected error follows (illustrative)", {0, 1}};
  Param     least    {1e-3, "1", "lowest level", {1e-6, 1}};
  Param     most     {1.0, "1", "highest level", {1e-6, 1}};
  In        error    {"n", "*", "prediction errors"};
  State     before   {"n", "*", "errors of the tick before"};
  State     expected {"", "*", "mean square of the errors so far", "zero"};
  State     logarithm{"", "1", "of the level", "constant -1"};
  Broadcast level    {"1", "the learning rate"};
  Broadcast expected_uncertainty {"*", "mean square that errors have had so far"};

  void steer(Tick) {
    Real square = 0, agreement = 0;
    for (Index i = 0; i < error.size(); ++i) {
      square += error[i] * error[i];
      agreement += error[i] * before[i];
    }
    const Real v = expected.value();
    expected = v > 0 ? v + Real(mu_v) * (square - v) : square;
    if (expected.value() > 0) logarithm = logarithm.value() + Real(mu) * agreement / expected.value();
    logarithm = std::clamp(logarithm.value(), std::log(Real(least)), std::log(Real(most)));
    level = std::exp(logarithm.value());
    expected_uncertainty = expected.value();
    before = error;
  }
};

}  // namespace basal_forebrain

ANLAGE_PLUGIN(basal_forebrain::BasalForebrain)
