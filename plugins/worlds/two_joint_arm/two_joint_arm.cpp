// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/arm_geometry.hpp"

namespace two_joint_arm {
using namespace anlage;
using worlds::Pair;

/// A human arm in the horizontal plane, with its inertia, its friction, and a force field at the hand:
///   M(q) q'' + C(q, q') + friction q' = tau + J(q)^T F,   F = field (v_y, -v_x)
/// q: angles of shoulder and elbow, v = J q' the velocity of the hand. Each joint has two muscles: tau_j = (command_2j -
/// command_2j+1) / 2. Integrated in steps of a millisecond at most, velocity first.
struct TwoJointArm {
  static constexpr const char* doc = "an arm of two joints with its dynamics, and a force field at the hand";
  static constexpr const char* citation = "Shadmehr & Mussa-Ivaldi 1994, Journal of Neuroscience 14:3208-3224";

  Param friction     {1.0, "N m s/rad", "viscosity of each joint and its muscles", {0, infinity}};
  Param field        {0.0, "N s/m", "force across the movement, to its right, for each m/s of the hand"};
  Param start_x      {0.0, "m", "where the hand is at birth, to the right of the shoulder", birth};
  Param start_y      {0.45, "m", "in front of the shoulder", birth};
  In    command      {"4", "N m", "flexor and extensor of the shoulder, then of the elbow"};
  State q            {"2", "rad", "angles of shoulder and elbow"};
  State v            {"2", "rad/s", "their velocities"};
  Out   angle        {"2", "rad", "angles of shoulder and elbow"};
  Out   velocity     {"2", "rad/s", "their velocities"};
  Out   acceleration {"2", "rad/s^2", "their accelerations, on average over the tick"};
  Out   hand         {"2", "m", "hand position: right and front of the shoulder"};

  void advance(Tick now) {
    const worlds::ArmGeometry arm;
    Pair angles = {q[0], q[1]}, rates = {v[0], v[1]};
    if (now.index == 0) angles = arm.angles({start_x.value, start_y.value});
    const Pair tau = {0.5 * (double(command[0]) - command[1]), 0.5 * (double(command[2]) - command[3])};
    const double steps = std::ceil(static_cast<double>(now.dt) / 1.0001e-3), h = now.dt / steps;
    for (int step = 0; step < static_cast<int>(steps); ++step) {
      const Pair change = pull(arm, angles, rates, tau);
      for (std::size_t j = 0; j < 2; ++j) {
        rates[j] += h * change[j];
        angles[j] += h * rates[j];
      }
    }
    const Pair place = arm.hand(angles);
    for (Index j = 0; j < 2; ++j) {
      const auto k = static_cast<std::size_t>(j);
      q[j] = angle[j] = static_cast<Real>(angles[k]);
      acceleration[j] = (static_cast<Real>(rates[k]) - v[j]) / now.dt;
      v[j] = velocity[j] = static_cast<Real>(rates[k]);
      hand[j] = static_cast<Real>(place[k]);
    }
  }

  /// q'' [rad/s^2]. Masses, centres of mass and moments of inertia are those of Shadmehr & Mussa-Ivaldi 1994.
  Pair pull(const worlds::ArmGeometry& arm, const Pair& angles, const Pair& rates, const Pair& tau) const {
    constexpr double m1 = 1.93, m2 = 1.52, r1 = 0.165, r2 = 0.19, I1 = 0.0141, I2 = 0.0188;
    const double c = m2 * arm.upper * r2 * std::cos(angles[1]), s = m2 * arm.upper * r2 * std::sin(angles[1]);
    const double m22 = I2 + m2 * r2 * r2, m12 = m22 + c, m11 = I1 + m1 * r1 * r1 + m2 * arm.upper * arm.upper + m22 + 2 * c;
    const Pair move = arm.hand_velocity(angles, rates);
    const Pair pushed = arm.torque(angles, {field.value * move[1], -field.value * move[0]});
    const double a = tau[0] + pushed[0] - friction.value * rates[0] + s * rates[1] * (2 * rates[0] + rates[1]);
    const double b = tau[1] + pushed[1] - friction.value * rates[1] - s * rates[0] * rates[0];
    const double determinant = m11 * m22 - m12 * m12;
    return {(m22 * a - m12 * b) / determinant, (m11 * b - m12 * a) / determinant};
  }
};

}  // namespace two_joint_arm

ANLAGE_PLUGIN(two_joint_arm::TwoJointArm)
