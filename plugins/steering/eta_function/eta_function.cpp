// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace eta_function {
using namespace anlage;

/// The answer of the locust's lobula giant movement detector to an approach: angular speed times a falling function of angular size.
///   eta = (theta - theta_before) / dt * exp(-alpha (theta + theta_before) / 2),   eta >= 0
/// that is theta' exp(-alpha theta) half a tick ago. For something of half-size l that comes with velocity v eta is largest
/// alpha l / v before the collision, at the angle 2 atan(1 / alpha), whatever l and v. The delay is that of the projection.
struct EtaFunction {
  static constexpr const char* doc = "looming detector: angular speed times a falling exponential of angular size";
  static constexpr const char* citation =
      "Hatsopoulos, Gabbiani & Laurent 1995, Science 270:1000-1003; Gabbiani, Krapp & Laurent 1999, J. Neuroscience 19:1122-1141";

  Param     alpha     {4.7, "1", "how fast the answer falls with size", {0, 100}};
  Param     threshold {0.1, "rad/s", "least peak that counts", {0, infinity}};
  In        theta     {"", "rad", "angular size"};
  State     before    {"", "rad", "angular size of the tick before"};
  State     last      {"", "rad/s", "eta of the tick before"};
  State     rising    {"", "1", "eta is rising"};
  Out       eta       {"", "rad/s", "the answer"};
  Broadcast peak      {"1", "1 in the tick after eta has passed a peak: the critical angle is reached"};

  void steer(Tick now) {
    const Real here = theta.value(), there = before.value(), old = last.value();
    const Real speed = here > 0 && there > 0 ? (here - there) / now.dt : Real(0);
    const Real answer = speed > 0 ? speed * std::exp(-alpha * (here + there) / 2) : Real(0);
    eta = answer;
    peak = Real(answer < old && rising != 0 && old > threshold);
    rising = Real(answer > old || (answer == old && rising != 0));
    last = answer;
    before = here;
  }
};

}  // namespace eta_function

ANLAGE_PLUGIN(eta_function::EtaFunction)
