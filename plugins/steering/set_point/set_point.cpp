// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace set_point {
using namespace anlage;

/// A drive that keeps a quantity of the body where it should be, and whose aim drifts towards where the quantity stays:
///   e = set_point - value,   up = gain max(e - slack, 0),   down = gain max(-e - slack, 0)
///   tau d(set_point)/dt = value - set_point
/// Reward is how much nearer the aim the body comes in a tick: r = |e of the tick before| - |e|.
struct SetPoint {
  static constexpr const char* doc = "a drive towards a set point, which drifts; coming nearer is a reward";
  static constexpr const char* citation = "Keramati & Gutkin 2014, eLife 3:e04811";

  Param     gain      {1.0, "*", "drive by distance", {0, infinity}};
  Param     slack     {0.0, "*", "distance that calls for nothing", {0, infinity}};
  Param     tau       {1e9, "s", "time constant of the drift", {1e-3, infinity}};
  In        value     {"1", "*", "what is kept"};
  Mutable   set_point {0.0, "*", "what it is kept at", {-1e6, 1e6}};
  State     before    {"", "*", "distance a tick ago"};
  State     known     {"", "1", "there was a tick before"};
  Out       up        {"1", "*", "drive to raise it"};
  Out       down      {"1", "*", "drive to lower it"};
  Broadcast reward    {"*", "how much nearer it has come"};

  void steer(Tick now) {
    const Real e = set_point - value[0];
    up[0] = gain * std::max(e - slack, Real(0));
    down[0] = gain * std::max(-e - slack, Real(0));
    reward = known != 0 ? before.value() - std::abs(e) : Real(0);
    before = std::abs(e);
    known = Real(1);
    set_point += static_cast<Real>(1 - std::exp(-static_cast<double>(now.dt) / tau.value)) * (value[0] - set_point);
  }
};

}  // namespace set_point

ANLAGE_PLUGIN(set_point::SetPoint)
