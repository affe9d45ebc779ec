// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "../common/exact.hpp"

namespace acrobot {
using namespace anlage;

constexpr double pi = 3.14159265358979323846;
constexpr double mass = 1, length = 1, centre = 0.5, inertia = 1, gravity = 9.8;  // of each link [kg, m, m, kg m^2, m/s^2]

using Four = std::array<double, 4>;

inline Four plus(const Four& s, double h, const Four& k) {
  return {s[0] + h * k[0], s[1] + h * k[1], s[2] + h * k[2], s[3] + h * k[3]};
}

/// The angle between -pi and pi, by full turns.
inline double wrapped(double angle) {
  if (std::abs(angle) > 8 * pi) angle = std::remainder(angle, 2 * pi);
  while (angle > pi) angle -= 2 * pi;
  while (angle < -pi) angle += 2 * pi;
  return angle;
}

/// Derivatives of both angles and both angular velocities.
inline Four slopes(const Four& s, double torque) {
  const double c2 = std::cos(s[1]), s2 = std::sin(s[1]), w1 = s[2], w2 = s[3];
  const double d1 = mass * (centre * centre) + mass * (length * length + centre * centre + 2 * length * centre * c2) +
                    inertia + inertia;
  const double d2 = mass * (centre * centre + length * centre * c2) + inertia;
  const double phi2 = mass * centre * gravity * std::cos(s[0] + s[1] - pi / 2);
  const double phi1 = -mass * length * centre * (w2 * w2) * s2 - 2 * mass * length * centre * w2 * w1 * s2 +
                      (mass * centre + mass * length) * gravity * std::cos(s[0] - pi / 2) + phi2;
  const double a2 = (torque + d2 / d1 * phi1 - mass * length * centre * (w1 * w1) * s2 - phi2) /
                    (mass * (centre * centre) + inertia - d2 * d2 / d1);
  const double a1 = -(d2 * a2 + phi1) / d1;
  return {w1, w2, a1, a2};
}

/// Two links that hang from a bar; a motor at the joint between them has to swing the tip up to one length above the bar.
/// A tick is one step of Runge and Kutta's fourth order. An episode ends there; the next tick begins another one.
struct Acrobot {
  static constexpr const char* doc = "two links with a motor between them, which has to swing their tip up";
  static constexpr const char* citation = "Sutton 1996, Advances in Neural Information Processing Systems 8:1038-1044";

  Param     step    {0.2, "s", "time that passes in a tick", {1e-4, 0.5}};
  Param     theta_1 {0.0, "rad", "angle of the first link at the start; 0: hanging"};
  Param     theta_2 {0.0, "rad", "angle of the second link, from the first"};
  Param     omega_1 {0.0, "rad/s", "angular velocity of the first link at the start"};
  Param     omega_2 {0.0, "rad/s", "angular velocity of the second link, from the first"};
  Param     spread  {0.0, "1", "each of the four is drawn from so far around it", {0, 1}};
  In        torque  {"1", "*", "torque in N m at the joint, from -1 to 1; more counts as 1"};
  State     numbers {"float", "1", "both angles, both angular velocities in double precision, three floats each"};
  State     alive   {"", "1", "an episode is on"};
  Out       state   {"six", "*", "cosine and sine of both angles, both angular velocities [rad/s]"};
  Out       reward  {"1", "1", "0 when the tip is up, else -1"};
  Broadcast first   {"1", "1 in the first tick of an episode"};
  Broadcast last    {"1", "1 in its last tick"};
  Rng       draws   {"where an episode starts"};

  void develop(Setup& setup) {
    setup.set_axis("float", 12);
    setup.set_axis("six", 6);
  }
  void advance(Tick now) {
    const bool begins = alive == 0;
    const double u = std::clamp(static_cast<double>(torque[0]), -1.0, 1.0);
    const Four s = begins ? start(now) : moved(worlds::exact<4>(numbers), u);
    worlds::keep(s, numbers);
    const bool up = !begins && -std::cos(s[0]) - std::cos(s[1] + s[0]) > 1;
    const double shown[] = {std::cos(s[0]), std::sin(s[0]), std::cos(s[1]), std::sin(s[1]), s[2], s[3]};
    for (Index k = 0; k < 6; ++k) state[k] = static_cast<Real>(shown[k]);
    reward[0] = begins || up ? Real(0) : Real(-1);
    first = Real(begins);
    last = Real(up);
    alive = Real(!up);
  }
  Four start(Tick now) const {
    Four s{theta_1.value, theta_2.value, omega_1.value, omega_2.value};
    for (std::size_t k = 0; k < 4; ++k)
      s[k] += spread.value * (2 * static_cast<double>(draws.uniform(now, static_cast<Index>(k))) - 1);
    return bounded(s);
  }
  Four moved(const Four& s, double u) const {
    const double h = step.value;
    const Four k1 = slopes(s, u), k2 = slopes(plus(s, h / 2, k1), u), k3 = slopes(plus(s, h / 2, k2), u);
    const Four k4 = slopes(plus(s, h, k3), u);
    Four sum{};
    for (std::size_t k = 0; k < 4; ++k) sum[k] = k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k];
    return bounded(plus(s, h / 6, sum));
  }
  static Four bounded(const Four& s) {
    return {wrapped(s[0]), wrapped(s[1]), std::clamp(s[2], -4 * pi, 4 * pi), std::clamp(s[3], -9 * pi, 9 * pi)};
  }
};

}  // namespace acrobot

ANLAGE_PLUGIN(acrobot::Acrobot)
