// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "arm.hpp"

namespace proprioception_stream {
using namespace anlage;

/// What muscles and joints of a moving two-joint arm report, and what they are going to report next:
///   feeling = (angles, angular velocities, torques) now,   next = (angles, angular velocities) a moment later
/// in units of their spread. Shoulder and elbow are moved by torques that wander, tau dT/dt = -T + noise, and are held loosely
/// about their middle by springs and viscous muscles; both torques last for the moment, so that `feeling` determines `next`.
struct ProprioceptionStream {
  static constexpr const char* doc = "state of a moving two-joint arm, and its state a moment later";
  static constexpr const char* citation =
      "Li & Todorov 2004, First International Conference on Informatics in Control (masses and lengths of the arm)";

  Param moment    {0.1, "s", "time from one tick to the next in the arm's world", {1e-3, 1}};
  Param torque    {3.0, "N m", "standard deviation of each torque", {0, 10}};
  Param tau       {0.2, "s", "time constant of the torques", {1e-3, 100}};
  Param stiffness {4.0, "N m", "spring of each joint, torque per radian", {0, 100}};
  Param viscosity {0.15, "N m s", "damping of each joint by its muscles, torque per rad/s", {0, 10}};
  State q         {"joint", "1", "angles of shoulder and elbow in radians, from their middle", "zero"};
  State dq        {"joint", "1/s", "angular velocities", "zero"};
  State T         {"joint", "N m", "torques", "zero"};
  Out   feeling   {"sense", "1", "angles, velocities and torques in units of their spread"};
  Out   next      {"state", "1", "angles and velocities a moment later in units of their spread"};
  Rng   draw      {"torques"};

  void develop(Setup& setup) {
    setup.set_axis("joint", 2);
    setup.set_axis("sense", 6);
    setup.set_axis("state", 4);
  }

  void advance(Tick now) {
    const Real kept = std::exp(-Real(moment) / tau), fresh = torque * std::sqrt(1 - kept * kept);
    for (Index j = 0; j < 2; ++j) {
      T[j] = kept * T[j] + fresh * draw.normal(now, j);
      feeling[j] = q[j] / spread_of_angle;
      feeling[2 + j] = dq[j] / spread_of_velocity;
      feeling[4 + j] = torque > 0 ? T[j] / torque : Real(0);
    }
    ArmState arm{{q[0], q[1]}, {dq[0], dq[1]}};
    advance_arm(arm, {{T[0], T[1]}, stiffness.value, viscosity.value}, moment.value);
    for (Index j = 0; j < 2; ++j) {
      q[j] = static_cast<Real>(arm.q[j]);
      dq[j] = static_cast<Real>(arm.dq[j]);
      next[j] = q[j] / spread_of_angle;
      next[2 + j] = dq[j] / spread_of_velocity;
    }
  }
};

}  // namespace proprioception_stream

ANLAGE_PLUGIN(proprioception_stream::ProprioceptionStream)
