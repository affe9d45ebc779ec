// SPDX-License-Identifier: Apache-2.0
/// Geometry of an arm of two links in the horizontal plane; the shoulder is the origin.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace worlds {

using Pair = std::array<double, 2>;

struct ArmGeometry {
  double upper = 0.33;  ///< [m] Shadmehr & Mussa-Ivaldi 1994
  double fore = 0.34;   ///< [m]

  /// Hand position for the angles of shoulder and elbow [m].
  Pair hand(const Pair& q) const {
    return {upper * std::cos(q[0]) + fore * std::cos(q[0] + q[1]),
            upper * std::sin(q[0]) + fore * std::sin(q[0] + q[1])};
  }
  /// Angles that bring the hand there, elbow to the right [rad]; points out of reach count as the nearest that is not.
  Pair angles(const Pair& hand) const {
    const double square = hand[0] * hand[0] + hand[1] * hand[1];
    const double cosine = std::clamp((square - upper * upper - fore * fore) / (2 * upper * fore), -1.0, 1.0);
    const double elbow = std::acos(cosine);
    return {std::atan2(hand[1], hand[0]) - std::atan2(fore * std::sin(elbow), upper + fore * cosine), elbow};
  }
  /// Hand velocity of joint velocities [m/s].
  Pair hand_velocity(const Pair& q, const Pair& v) const {
    const double a = v[0], b = v[0] + v[1];
    return {-upper * std::sin(q[0]) * a - fore * std::sin(q[0] + q[1]) * b,
            upper * std::cos(q[0]) * a + fore * std::cos(q[0] + q[1]) * b};
  }
  /// Joint velocities of a hand velocity [rad/s]; the elbow must be bent.
  Pair joint_velocity(const Pair& q, const Pair& velocity) const {
    const double s = q[0] + q[1], determinant = upper * fore * std::sin(q[1]);
    const double a = (fore * std::cos(s) * velocity[0] + fore * std::sin(s) * velocity[1]) / determinant;
    const double x = upper * std::cos(q[0]) + fore * std::cos(s), y = upper * std::sin(q[0]) + fore * std::sin(s);
    return {a, (-x * velocity[0] - y * velocity[1]) / determinant};
  }
  /// Joint torques of a force at the hand [N m].
  Pair torque(const Pair& q, const Pair& force) const {
    const double s = q[0] + q[1], at_elbow = -fore * std::sin(s) * force[0] + fore * std::cos(s) * force[1];
    return {-upper * std::sin(q[0]) * force[0] + upper * std::cos(q[0]) * force[1] + at_elbow, at_elbow};
  }
};

}  // namespace worlds
