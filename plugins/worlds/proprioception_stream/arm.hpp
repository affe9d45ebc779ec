// SPDX-License-Identifier: Apache-2.0
/// A planar arm of two joints: M(q) ddq + C(q, dq) + (B + V) dq + K q = T.
#pragma once

#include <cmath>

namespace proprioception_stream {

/// Roughly the standard deviations under the default torques: they make numbers of order 1 [rad, rad/s].
inline constexpr float spread_of_angle = 0.8f, spread_of_velocity = 6.0f;

/// Inertia of forearm and upper arm, lengths and masses of Li & Todorov 2004: I1 = .025, I2 = .045 kg m^2, m2 = 1 kg, l1 = .3 m,
/// centre of mass of the forearm at .16 m; a1 = I1 + I2 + m2 l1^2, a2 = m2 l1 s2, a3 = I2 [kg m^2]. Friction B [N m s].
inline constexpr double a1 = 0.16, a2 = 0.048, a3 = 0.045, friction = 0.05, cross_friction = 0.025;

/// Elbow angle around which the arm moves: a right angle [rad].
inline constexpr double middle_of_elbow = 1.5707963267948966;

struct ArmState {
  double q[2];   ///< shoulder and elbow from their middle [rad]
  double dq[2];  ///< [rad/s]
};

/// What acts on the joints for a moment.
struct Muscles {
  double T[2];       ///< torques [N m]
  double stiffness;  ///< [N m / rad]
  double viscosity;  ///< [N m s / rad]
};

/// Goes on by dt seconds (symplectic Euler). [any]
inline void step_arm(ArmState& arm, const Muscles& muscles, double dt) {
  const double elbow = middle_of_elbow + arm.q[1], c = std::cos(elbow), s = std::sin(elbow);
  const double m11 = a1 + 2 * a2 * c, m12 = a3 + a2 * c, m22 = a3, u = arm.dq[0], v = arm.dq[1];
  const double damping = friction + muscles.viscosity;
  const double f1 = muscles.T[0] - muscles.stiffness * arm.q[0] + a2 * s * v * (2 * u + v) - damping * u - cross_friction * v;
  const double f2 = muscles.T[1] - muscles.stiffness * arm.q[1] - a2 * s * u * u - cross_friction * u - damping * v;
  const double determinant = m11 * m22 - m12 * m12;
  arm.dq[0] += dt * (m22 * f1 - m12 * f2) / determinant;
  arm.dq[1] += dt * (m11 * f2 - m12 * f1) / determinant;
  arm.q[0] += dt * arm.dq[0];
  arm.q[1] += dt * arm.dq[1];
}

/// Goes on by `moment` seconds in steps of at most a millisecond. [any]
inline void advance_arm(ArmState& arm, const Muscles& muscles, double moment) {
  const int steps = static_cast<int>(std::ceil(moment / 1e-3 - 1e-9));
  for (int i = 0; i < steps; ++i) step_arm(arm, muscles, moment / steps);
}

}  // namespace proprioception_stream
