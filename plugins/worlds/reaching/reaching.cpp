// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>
#include <numbers>

#include "../common/arm_geometry.hpp"

namespace reaching {
using namespace anlage;
using worlds::Pair;

/// Reaches from a centre to one of `directions` places around it, and back: what is wanted of a two-joint arm.
///   x(s) = from + (to - from)(10 s^3 - 15 s^4 + 6 s^5),   s = t / duration
/// The hand is to go straight, with the least jerk, and to stay for the rest of the trial. t begins within `wait` of the trial's
/// first tick, so that no clock can tell when. Every second trial brings it back; directions are drawn for each pair of trials,
/// or come in turn. Who has a choice is shown a place, and goes where it likes: to the place that `choice` prefers when the
/// movement begins. reward = 1 in the last tick of a reach if the hand is within `tolerance` of the place that was shown.
struct Reaching {
  static constexpr const char* doc = "reaches to places around a centre and back: the wanted movement of a two-joint arm";
  static constexpr const char* citation =
      "Flash & Hogan 1985, Journal of Neuroscience 5:1688-1703; Shadmehr & Mussa-Ivaldi 1994, Journal of Neuroscience 14:3208-3224";

  Param     length       {300, "1", "ticks of a trial", {1, 1e6}, integer};
  Param     duration     {0.6, "s", "of the movement", {1e-3, infinity}};
  Param     wait         {0.0, "s", "it begins up to this much after the trial, by chance", {0, infinity}};
  Param     distance     {0.1, "m", "from the centre to the places", {0, 0.2}};
  Param     directions   {8, "1", "places around the centre", {1, 360}, integer | birth};
  Param     tolerance    {0.02, "m", "distance at which the hand counts as there", {0, infinity}};
  Param     centre_x     {0.0, "m", "to the right of the shoulder"};
  Param     centre_y     {0.45, "m", "in front of the shoulder"};
  Choice    order        {"drawn turn", "directions: drawn for each pair of trials, or one after the other"};
  In        choice       {"place", "1", "preference for each place; without it the hand goes to the place that is shown", optional};
  In        hand         {"2", "m", "where the hand is", optional};
  State     heading      {"", "1", "place that was chosen last"};
  Out       cue          {"place", "1", "place that is shown, one-hot; all 0 on the way back"};
  Out       headed       {"place", "1", "place that the hand is on the way to, one-hot; all 0 before it begins and on the way back"};
  Out       reward       {"1", "1", "1 in the last tick of a reach that ends where it should"};
  Out       angle        {"2", "rad", "wanted angles of shoulder and elbow"};
  Out       velocity     {"2", "rad/s", "wanted velocities of the joints"};
  Out       acceleration {"2", "rad/s^2", "wanted accelerations of the joints"};
  Out       plan         {"6", "1", "angles from the centre in 0.3 rad, velocities in rad/s, accelerations in 6 rad/s^2"};
  Out       target       {"2", "m", "where the hand is to arrive"};
  Out       wanted       {"2", "m", "where it is to be now"};
  Broadcast first        {"1", "1 in the first tick of a trial"};
  Broadcast last         {"1", "1 in the last tick of a trial"};
  Rng       choices      {"directions"};

  /// A straight movement with the least jerk.
  struct Movement {
    Pair from, to;
    double duration;

    Pair place(double t) const {
      const double s = std::clamp(t / duration, 0.0, 1.0), way = s * s * s * (10 + s * (6 * s - 15));
      return {from[0] + way * (to[0] - from[0]), from[1] + way * (to[1] - from[1])};
    }
    Pair joint_velocity(const worlds::ArmGeometry& arm, double t) const {
      const double s = std::clamp(t / duration, 0.0, 1.0), speed = 30 * s * s * (1 - s) * (1 - s) / duration;
      return arm.joint_velocity(arm.angles(place(t)), {speed * (to[0] - from[0]), speed * (to[1] - from[1])});
    }
  };

  void develop(Setup& setup) { setup.set_axis("place", static_cast<std::int64_t>(directions.value)); }

  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(length.value);
    const std::uint64_t trial = now.index / ticks, place = now.index % ticks;
    const auto count = static_cast<std::uint32_t>(directions.value);
    const std::uint64_t drawn = order == "turn" ? trial / 2 % count : choices.below(count, Tick{trial / 2, 0, 0}, 0);
    const auto shown = static_cast<Index>(drawn);
    const double begins = wait.value * static_cast<double>(choices.uniform(Tick{trial, 0, 0}, 1));
    const double t = static_cast<double>(place) * static_cast<double>(now.dt) - begins;
    const bool outwards = trial % 2 == 0;
    if (outwards && t < static_cast<double>(now.dt)) heading = static_cast<Real>(choice.connected() ? preferred() : shown);
    const Pair centre = {centre_x.value, centre_y.value}, out = place_of(way_of(heading[0]));
    send(outwards ? Movement{centre, out, duration.value} : Movement{out, centre, duration.value}, centre, t);
    cue.setZero(), headed.setZero();
    if (outwards) cue[shown] = 1;
    if (outwards && t >= 0) headed[way_of(heading[0])] = 1;
    first = Real(place == 0);
    last = Real(place + 1 == ticks);
    reward[0] = Real(outwards && place + 1 == ticks && hand.connected() && arrived(place_of(shown)));
  }

  Index preferred() const {
    Index best = 0;
    choice.maxCoeff(&best);
    return best;
  }
  Index way_of(Real place) const { return place >= 0 && place < directions ? static_cast<Index>(place) : 0; }
  Pair place_of(Index k) const {
    const double way = 2 * std::numbers::pi * static_cast<double>(k) / directions.value;
    return {centre_x.value + distance.value * std::cos(way), centre_y.value + distance.value * std::sin(way)};
  }
  bool arrived(const Pair& place) const { return std::hypot(hand[0] - place[0], hand[1] - place[1]) <= tolerance.value; }

  void send(const Movement& movement, const Pair& centre, double t) {
    const worlds::ArmGeometry arm;
    constexpr double h = 1e-4;
    const Pair q = arm.angles(movement.place(t)), rest = arm.angles(centre), v = movement.joint_velocity(arm, t);
    const Pair sooner = movement.joint_velocity(arm, t - h), later = movement.joint_velocity(arm, t + h);
    for (Index j = 0; j < 2; ++j) {
      const auto k = static_cast<std::size_t>(j);
      angle[j] = static_cast<Real>(q[k]);
      velocity[j] = static_cast<Real>(v[k]);
      plan[j] = static_cast<Real>((q[k] - rest[k]) / 0.3);
      plan[2 + j] = static_cast<Real>(v[k]);
      acceleration[j] = static_cast<Real>((later[k] - sooner[k]) / (2 * h));
      plan[4 + j] = acceleration[j] / 6;
      target[j] = static_cast<Real>(movement.to[k]);
      wanted[j] = static_cast<Real>(movement.place(t)[k]);
    }
  }
};

}  // namespace reaching

ANLAGE_PLUGIN(reaching::Reaching)
