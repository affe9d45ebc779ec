// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/exact.hpp"

namespace pendulum {
using namespace anlage;

constexpr double gravity = 10.0, strongest = 2.0, fastest = 8.0;  // [m/s^2, N m, rad/s]
constexpr double pi = 3.14159265358979323846;

/// The angle between -pi and pi.
inline double wrapped(double angle) {
  const double turns = std::fmod(angle + pi, 2 * pi);
  return (turns < 0 ? turns + 2 * pi : turns) - pi;
}

/// A rod of 1 kg and 1 m on a motor that is too weak to lift it at once; angle 0 is upright.
///   theta'' = 3 g / (2 l) sin theta + 3 torque / (m l^2),   theta' within 8 rad/s
///   reward  = -(theta^2 + 0.1 theta'^2 + 0.001 torque^2) before the step, theta within -pi and pi
struct Pendulum {
  static constexpr const char* doc = "a rod that a weak motor has to swing up and keep upright";
  static constexpr const char* citation = "Doya 2000, Neural Computation 12:219-245";

  Param     step    {0.05, "s", "time that passes in a tick", {1e-4, 0.1}};
  Param     theta_0 {3.14159265358979323846, "rad", "angle at the start; 0: upright"};
  Param     omega_0 {0.0, "rad/s", "angular velocity at the start", {-8, 8}};
  Param     spread  {0.0, "1", "each of both is drawn from so far around it", {0, 10}};
  Param     longest {0.0, "1", "ticks of an episode; 0: it never ends", {0, 1e9}, integer};
  In        torque  {"1", "*", "torque in N m of the motor; more than 2 counts as 2"};
  State     numbers {"float", "1", "angle and angular velocity in double precision, three floats each"};
  State     done    {"", "1", "ticks of this episode that are over"};
  Out       state   {"three", "*", "cos theta, sin theta, theta' [rad/s]"};
  Out       reward  {"1", "1", "reward of this tick"};
  Broadcast first   {"1", "1 in the first tick of an episode"};
  Broadcast last    {"1", "1 in its last tick"};
  Rng       draws   {"where an episode starts"};

  void develop(Setup& setup) {
    setup.set_axis("float", 6);
    setup.set_axis("three", 3);
  }
  void advance(Tick now) {
    const bool begins = done == 0;
    const double u = std::clamp(static_cast<double>(torque[0]), -strongest, strongest);
    const std::array<double, 2> before = worlds::exact<2>(numbers);
    const std::array<double, 2> s = begins ? start(now) : moved(before, u);
    worlds::keep(s, numbers);
    const double away = wrapped(before[0]);
    state[0] = static_cast<Real>(std::cos(s[0]));
    state[1] = static_cast<Real>(std::sin(s[0]));
    state[2] = static_cast<Real>(s[1]);
    reward[0] = begins ? Real(0) : static_cast<Real>(-(away * away + 0.1 * before[1] * before[1] + 0.001 * u * u));
    const bool ends = longest.value > 0 && static_cast<double>(done.value()) >= longest.value;
    first = Real(begins);
    last = Real(ends);
    done = ends ? Real(0) : (longest.value > 0 ? done.value() + 1 : Real(1));
  }
  std::array<double, 2> start(Tick now) const {
    const auto drawn = [&](Index k) { return spread.value * (2 * static_cast<double>(draws.uniform(now, k)) - 1); };
    return {theta_0.value + drawn(0), std::clamp(omega_0.value + drawn(1), -fastest, fastest)};
  }
  std::array<double, 2> moved(std::array<double, 2> s, double u) const {
    const double faster = s[1] + (3 * gravity / 2 * std::sin(s[0]) + 3 * u) * step.value;
    s[1] = std::clamp(faster, -fastest, fastest);
    s[0] += s[1] * step.value;
    return s;
  }
};

}  // namespace pendulum

ANLAGE_PLUGIN(pendulum::Pendulum)
