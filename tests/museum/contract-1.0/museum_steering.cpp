// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace museum_steering {
using namespace anlage;

/// Keeps the mean of what it feels near a set point that itself gives way; tells how far off it was, and who is above it.
struct MuseumSteering {
  static constexpr const char* doc = "a set point that gives way";

  Param     yield     {0x1p-8, "1", "share of the way that the set point goes in a tick", {0, 1}};
  In        body      {"n", "*", "what it feels"};
  Mutable   set_point {0.25, "1", "aimed at", {0, 1}};
  State     history   {"", "1", "mean of the mean"};
  Out       above     {"n", "1", "1 where a unit is above the set point"};
  Broadcast calm      {"1", "1 at the set point, less above it"};

  void steer(Tick) {
    Real sum = 0;
    for (Index i = 0; i < body.size(); ++i) sum += body[i];
    const Real mean = sum / static_cast<Real>(body.size());
    history += Real(0x1p-6) * (mean - history);
    for (Index i = 0; i < body.size(); ++i) above[i] = body[i] > Real(set_point) ? 1 : 0;
    calm = 1 / (1 + std::max(mean - Real(set_point), Real(0)));
    set_point += yield * (history - Real(set_point));
  }
};

}  // namespace museum_steering

ANLAGE_PLUGIN(museum_steering::MuseumSteering)
