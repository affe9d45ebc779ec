// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "../common/panorama.hpp"

namespace foraging_arena {
using namespace anlage;

constexpr Index tastes = 4;      // sweet, wet, salty, bitter
constexpr Index x_of = 0, y_of = 1, left_of = 2;
constexpr Index for_life = 1 << 20;  // random numbers that are drawn once in a life

/// A square with walls in which things lie about, and a body that walks, turns and eats.
///   heading += turning clamp(turn, -1, 1) dt,   v = speed clamp(forward, 0, run),   walls reflect
///   a thing at distance d is seen with brightness max(0, 1 - d / sight)
/// A thing's colour says what it is: of all colours one is food (sweet), one water, one salt and one poison (bitter), the others are
/// stones; which is which is drawn once in a life. What has been eaten up grows again somewhere near the patch of its colour.
struct ForagingArena {
  static constexpr const char* doc = "an arena with food, water, salt, poison and stones, told apart by colours that each life draws";
  static constexpr const char* citation = "Yoshida 2017, arXiv:1703.07207: homeostatic agents in an arena";

  Param side      {4.0, "m", "side of the arena", {0.1, 1e4}};
  Param sight     {2.5, "m", "how far it sees", {1e-3, 1e4}};
  Param reach     {0.15, "m", "how near a thing is touched", {1e-3, 1e3}};
  Param speed     {0.3, "m/s", "walking speed", {0, 1e3}};
  Param run       {4.0, "1", "fastest, by the walking speed", {0, 100}};
  Param turning   {3.0, "rad/s", "fastest turn", {0, 100}};
  Param content   {4.0, "s", "how long one can eat of a thing", {1e-3, 1e9}};
  Param regrowth  {10.0, "s", "time until it has grown again", {0, 1e9}};
  Param scatter   {1.0, "1", "how far from the patch of its colour, by the side", {0, 1}};
  In    turn      {"1", "1", "from -1, to the right, to 1, to the left"};
  In    forward   {"1", "1", "1: walks"};
  In    eat       {"1", "1", "above 0: bites what it touches"};
  In    alive     {"1", "1", "0: the body is dead, and nothing happens any more", optional};
  In    thief     {"two", "1", "place of somebody else who eats, by the side", optional};
  State pose      {"pose", "*", "x, y, heading of the body, and 1 since it is there"};
  State sources   {"source three", "*", "x, y [m], and seconds of eating left; below 0: seconds until it grows"};
  Out   objects   {"view", "1", "things by colour and, within a colour, by sector from the right rear to the left rear"};
  Out   shelter   {"sector", "1", "the shelter"};
  Out   touch     {"colour", "1", "1 for the colour of what is touched"};
  Out   taste     {"taste", "1", "sweet, wet, salty, bitter"};
  Out   place     {"pose", "1", "x and y by the side; cosine and sine of the heading"};
  Out   effort    {"1", "1", "speed, by the walking speed"};
  Out   sheltered {"1", "1", "1 within the shelter, a tenth of the side around its middle"};
  Rng   chance    {"what colours mean, where things grow and where the body begins"};

  void develop(Setup& setup) {
    const auto at_first = [&](const char* axis, std::int64_t size) { if (setup.axis(axis) < 0) setup.set_axis(axis, size); };
    at_first("source", 18), at_first("colour", 6), at_first("sector", 9);
    if (setup.axis("colour") < tastes)
      throw Failure("an arena has at least 4 colours: food, water, salt, poison; state such as size = { colour = 6 }");
    setup.set_axis("view", setup.axis("colour") * setup.axis("sector"));
    setup.set_axis("taste", tastes), setup.set_axis("pose", 4), setup.set_axis("three", 3), setup.set_axis("two", 2);
  }
  void advance(Tick now) {
    objects.setZero(), shelter.setZero(), touch.setZero(), taste.setZero(), place.setZero(), effort.setZero(), sheltered.setZero();
    if (alive.connected() && pose[3] != 0 && alive[0] <= 0) return;
    if (pose[3] == 0) begin();
    grow(now);
    const worlds::Pose body = moved(now);
    bite(now, body);
    look(body);
    place[0] = pose[0] / side, place[1] = pose[1] / side;
    place[2] = std::cos(pose[2]), place[3] = std::sin(pose[2]);
  }
  void begin() {
    for (Index k = 0; k < 2; ++k) pose[k] = side * drawn(k);
    pose[2] = static_cast<Real>(2 * std::numbers::pi) * drawn(2);
    pose[3] = 1;
  }
  /// A number from 0 to 1 that is the same for all of a life.
  Real drawn(Index k) const { return chance.uniform(Tick{}, for_life + k); }
  /// What the colour is: 0 to 3 by its taste, more: a stone. The rank of a random number of its own.
  Index meaning(Index colour) const {
    Index rank = 0;
    for (Index other = 0; other < touch.size(); ++other)
      rank += drawn(16 + other) < drawn(16 + colour) || (drawn(16 + other) == drawn(16 + colour) && other < colour);
    return rank;
  }
  Index colour_of(Index source) const { return source % touch.size(); }
  Index count() const { return sources.matrix().rows(); }

  void grow(Tick now) {
    for (Index i = 0; i < count(); ++i) {
      if (sources(i, left_of) > 0) continue;
      sources(i, left_of) += now.dt;
      if (sources(i, left_of) <= 0) continue;
      sources(i, left_of) = content;
      for (const Index axis : {x_of, y_of}) {
        const Real patch = drawn(1024 + 2 * colour_of(i) + axis), off = scatter * (chance.uniform(now, 2 * i + axis) - Real(0.5));
        sources(i, axis) = side * (patch + off - std::floor(patch + off));
      }
    }
  }
  worlds::Pose moved(Tick now) {
    const Real v = speed * std::clamp(forward[0], Real(0), Real(run));
    const double heading = static_cast<double>(pose[2] + turning * std::clamp(turn[0], Real(-1), Real(1)) * now.dt);
    double east = static_cast<double>(v) * std::cos(heading), north = static_cast<double>(v) * std::sin(heading);
    pose[0] = reflected(pose[0] + static_cast<Real>(east) * now.dt, east);
    pose[1] = reflected(pose[1] + static_cast<Real>(north) * now.dt, north);
    pose[2] = static_cast<Real>(v > 0 ? std::atan2(north, east) : std::remainder(heading, 2 * std::numbers::pi));
    effort[0] = speed > 0 ? v / speed : Real(0);
    return {static_cast<double>(pose[0]), static_cast<double>(pose[1]), static_cast<double>(pose[2])};
  }
  /// A coordinate within the walls; the velocity turns round where it was not.
  Real reflected(Real at, double& velocity) const {
    if (at < 0 || at > side) velocity = -velocity;
    return std::clamp(at < 0 ? -at : (at > side ? 2 * side - at : at), Real(0), Real(side));
  }
  void bite(Tick now, const worlds::Pose& body) {
    Index nearest = -1;
    double least = reach.value;
    for (Index i = 0; i < count(); ++i) {
      if (sources(i, left_of) <= 0) continue;
      if (thief.connected() && std::hypot(sources(i, x_of) - side * thief[0], sources(i, y_of) - side * thief[1]) < reach)
        consume(i, now.dt);
      const double far = distance(body, i);
      if (sources(i, left_of) > 0 && far < least) least = far, nearest = i;
    }
    if (nearest < 0) return;
    touch[colour_of(nearest)] = 1;
    const Index kind = meaning(colour_of(nearest));
    if (eat[0] > 0 && kind < tastes) taste[kind] = consume(nearest, now.dt) / now.dt;
  }
  /// Eats of a thing for so long, and answers how long it lasted; stones last for ever.
  Real consume(Index i, Real time) {
    if (meaning(colour_of(i)) >= tastes) return 0;
    const Real eaten = std::min(sources(i, left_of), time);
    sources(i, left_of) -= eaten;
    if (sources(i, left_of) <= 0) sources(i, left_of) = -regrowth;
    return eaten;
  }
  double distance(const worlds::Pose& body, Index i) const {
    return body.distance(static_cast<double>(sources(i, x_of)), static_cast<double>(sources(i, y_of)));
  }
  void look(const worlds::Pose& body) {
    const worlds::Panorama eyes{shelter.size()};
    const auto bright = [&](double far) { return std::max(0.0, 1 - far / sight.value); };
    for (Index i = 0; i < count(); ++i) {
      if (sources(i, left_of) <= 0) continue;
      const double azimuth = body.azimuth(static_cast<double>(sources(i, x_of)), static_cast<double>(sources(i, y_of)));
      eyes.show(azimuth, bright(distance(body, i)), [&](Index s) -> Real& { return objects[colour_of(i) * eyes.sectors + s]; });
    }
    const double x = side.value * static_cast<double>(drawn(8)), y = side.value * static_cast<double>(drawn(9));
    eyes.show(body.azimuth(x, y), bright(body.distance(x, y)), [&](Index s) -> Real& { return shelter[s]; });
    sheltered[0] = Real(body.distance(x, y) < side.value / 10);
  }
};

}  // namespace foraging_arena

ANLAGE_PLUGIN(foraging_arena::ForagingArena)
