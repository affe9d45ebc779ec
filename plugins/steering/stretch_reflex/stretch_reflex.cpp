// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace stretch_reflex {
using namespace anlage;

/// The stretch reflex of a limb: muscles resist what takes a joint from where it is wanted.
///   tau     = stiffness (wanted_angle - angle) + damping (wanted_velocity - velocity)            joint by joint
///   missing = tau + inertia (wanted_acceleration - acceleration)
///   command = (tau, -tau), error = (missing, -missing)                          flexor and extensor of each joint
/// `error` is about the torque that was missing: what climbing fibres may tell. Spindles sense acceleration too, and without it
/// the error would come late, after the arm has moved.
struct StretchReflex {
  static constexpr const char* doc = "muscles resist what takes a joint from where it is wanted";
  static constexpr const char* citation =
      "Kawato & Gomi 1992, Biological Cybernetics 68:95-103; Feldman 1986, Journal of Motor Behavior 18:17-54";

  Param stiffness           {10, "N m/rad", "torque for each rad", {0, infinity}};
  Param damping             {1, "N m s/rad", "torque for each rad/s", {0, infinity}};
  Param inertia             {0.1, "N m s^2/rad", "of a joint, as far as the error takes it into account", {0, infinity}};
  In    wanted_angle        {"2", "rad", "where the joints are to be"};
  In    wanted_velocity     {"2", "rad/s", "how fast they are to move"};
  In    angle               {"2", "rad", "where they are"};
  In    velocity            {"2", "rad/s", "how fast they move"};
  In    wanted_acceleration {"2", "rad/s^2", "how they are to accelerate", optional};
  In    acceleration        {"2", "rad/s^2", "how they accelerate", optional};
  Out   command             {"4", "N m", "flexor and extensor of each joint: deviation from their tone"};
  Out   error               {"4", "N m", "torque that was missing", error_signal};

  void steer(Tick) {
    for (Index j = 0; j < 2; ++j) {
      const Real tau = stiffness * (wanted_angle[j] - angle[j]) + damping * (wanted_velocity[j] - velocity[j]);
      const Real missing = tau + inertia * (wanted_acceleration[j] - acceleration[j]);
      command[2 * j] = tau;
      command[2 * j + 1] = -tau;
      error[2 * j] = missing;
      error[2 * j + 1] = -missing;
    }
  }
};

}  // namespace stretch_reflex

ANLAGE_PLUGIN(stretch_reflex::StretchReflex)
