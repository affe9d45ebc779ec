// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/exact.hpp"

namespace mountain_car {
using namespace anlage;

constexpr double left_end = -1.2, right_end = 0.6, fastest = 0.07, slope = 0.0025;

/// A car in a valley whose motor is too weak for the hill: it has to swing up. Each tick
///   v += power push - 0.0025 cos 3x, within 0.07;   x += v;   at the left end it stops
/// An episode ends at the goal; the next tick begins another one.
struct MountainCar {
  static constexpr const char* doc = "a car that has to swing out of a valley, its motor being too weak to climb";
  static constexpr const char* citation = "Moore 1990, Efficient memory-based learning for robot control, Cambridge";

  Param     power       {0.001, "1", "velocity that a full push adds in a tick", {0, 0.01}};
  Param     goal        {0.5, "1", "place at which an episode ends", {-1.2, 0.6}};
  Param     x_0         {-0.5, "1", "place at the start", {-1.2, 0.6}};
  Param     v_0         {0.0, "1", "velocity at the start", {-0.07, 0.07}};
  Param     spread      {0.0, "1", "the place is drawn from so far around it", {0, 1}};
  Param     step_reward {-1.0, "1", "reward of every tick"};
  Param     goal_reward {0.0, "1", "reward at the goal, besides"};
  Param     effort      {0.0, "1", "what the square of a push costs"};
  In        push        {"1", "1", "from -1 to 1: to the left, to the right; more counts as 1"};
  State     numbers     {"float", "1", "place and velocity in double precision, three floats each"};
  State     alive       {"", "1", "an episode is on"};
  Out       state       {"two", "1", "place and velocity"};
  Out       reward      {"1", "1", "reward of this tick"};
  Broadcast first       {"1", "1 in the first tick of an episode"};
  Broadcast last        {"1", "1 in its last tick"};
  Rng       draws       {"where an episode starts"};

  void develop(Setup& setup) {
    setup.set_axis("float", 6);
    setup.set_axis("two", 2);
  }
  void advance(Tick now) {
    const bool begins = alive == 0;
    const double pushed = std::clamp(static_cast<double>(push[0]), -1.0, 1.0);
    const std::array<double, 2> s = begins ? start(now) : moved(worlds::exact<2>(numbers), pushed);
    worlds::keep(s, numbers);
    const bool there = !begins && s[0] >= goal.value && s[1] >= 0;
    state[0] = static_cast<Real>(s[0]);
    state[1] = static_cast<Real>(s[1]);
    const double earned = step_reward.value - effort.value * pushed * pushed + (there ? goal_reward.value : 0.0);
    reward[0] = begins ? Real(0) : static_cast<Real>(earned);
    first = Real(begins);
    last = Real(there);
    alive = Real(!there);
  }
  std::array<double, 2> start(Tick now) const {
    const double drawn = 2 * static_cast<double>(draws.uniform(now, 0)) - 1;
    return {std::clamp(x_0.value + spread.value * drawn, left_end, right_end), v_0.value};
  }
  std::array<double, 2> moved(std::array<double, 2> s, double pushed) const {
    s[1] = std::clamp(s[1] + pushed * power.value + std::cos(3 * s[0]) * -slope, -fastest, fastest);
    s[0] = std::clamp(s[0] + s[1], left_end, right_end);
    if (s[0] == left_end && s[1] < 0) s[1] = 0;
    return s;
  }
};

}  // namespace mountain_car

ANLAGE_PLUGIN(mountain_car::MountainCar)
