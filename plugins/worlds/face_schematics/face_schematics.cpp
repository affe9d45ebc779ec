// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>
#include <numbers>

#include "../../common/retina.hpp"
#include "figures.hpp"

namespace face_schematics {
using namespace anlage;

/// A paddle of the size of a head that moves before a newborn, to the right and to the left in turn, and the newborn's neck.
///   gaze' = turn - gaze / neck
/// The retina looks where the gaze does: 0 around the paddle, 1 on it, -1 in its dark marks. On the paddle is
///   face       eyes, nose and mouth, and the marks of somebody: identity 0 is the caregiver
///   config     three blobs, two above one         scrambled  the same blobs elsewhere
///   blank      nothing                            tongue     a face whose tongue comes and goes once a second
/// With `strangers`, two trials of four show the face of one of them instead, and nobody cares for the newborn meanwhile.
struct FaceSchematics {
  static constexpr const char* doc = "a head-sized paddle with a face, three blobs or nothing, and a neck that follows it";
  static constexpr const char* citation = "Johnson, Dziurawiec, Ellis & Morton 1991, Cognition 40:1-19";

  Choice pattern   {"face config scrambled blank tongue", "what is on the paddle"};
  Param  identity  {0.0, "1", "whose face; 0: the caregiver's", {0, 1e6}, integer};
  Param  strangers {0.0, "1", "so many others come in two trials of four", {0, 1e6}, integer};
  Param  marks     {0.5, "1", "contrast of what is somebody's own", {0, 1}};
  Param  velocity  {0.0872665, "rad/s", "of the paddle; 5 degrees a second", {0, 10}};
  Param  duration  {18.0, "s", "length of a trial", {1e-3, 1e4}};
  Param  neck      {5.0, "s", "time constant with which the neck returns", {1e-2, 1e4}};
  Param  shake     {0.0, "rad", "each trial begins so far to either side", {0, 0.5}};
  Param  extent    {1.0471976, "rad", "side of the retina; 60 degrees", {0.01, 3.1}};
  In     turn      {"1", "rad/s", "velocity of the head; above 0 to the right"};
  State  gaze      {"", "rad", "where the head points"};
  State  farthest  {"", "rad", "how far it has followed in this trial"};
  Out    image     {"pixel", "1", "what the retina sees, row by row from the top"};
  Out    tracked   {"1", "rad", "how far it has followed in this trial"};
  Out    care      {"1", "1", "1 while the caregiver is there"};
  Broadcast last   {"1", "1 in the last tick of a trial"};
  Rng    draws     {"marks of faces, and where trials begin"};

  void develop(Setup& setup) {
    if (setup.axis("pixel") < 0) setup.set_axis("pixel", 576);
    senses::side_of(setup.axis("pixel"));
  }
  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(std::max(std::llround(duration.value / static_cast<double>(now.dt)), 1LL));
    const std::uint64_t trial = now.index / ticks, place = now.index % ticks;
    if (place == 0) gaze = Real(0), farthest = Real(0);
    const Real side = trial % 2 == 0 ? Real(1) : Real(-1);
    const double age = static_cast<double>(place) * static_cast<double>(now.dt);
    const double start = shake.value * (2 * static_cast<double>(draws.uniform(Tick{trial, 0, 0}, 0)) - 1);
    const double azimuth = start + static_cast<double>(side) * velocity.value * age;
    gaze = gaze.value() + std::min(now.dt, Real(neck)) * (turn[0] - gaze.value() / neck);
    const bool seen = std::abs(azimuth - static_cast<double>(gaze.value())) < extent.value / 2;
    if (seen) farthest = std::max(farthest.value(), side * gaze.value());
    tracked[0] = farthest.value();
    last = Real(place + 1 == ticks);
    const std::uint64_t who = whose(trial);
    care[0] = Real(pattern == "face" && who == 0);
    draw(azimuth - static_cast<double>(gaze.value()), who, age);
  }
  std::uint64_t whose(std::uint64_t trial) const {
    const auto others = static_cast<std::uint32_t>(strangers.value);
    if (others == 0 || trial % 4 >= 2) return static_cast<std::uint64_t>(identity.value);
    return 1 + draws.below(others, Tick{trial, 0, 0}, 1);
  }
  void draw(double middle, std::uint64_t who, double age) {
    const senses::Retina retina{senses::side_of(image.size()), extent.value};
    Marks figure = marks_of(pattern.index(), std::sin(2 * std::numbers::pi * age));
    if (pattern == "face")
      for (Index k = 0; k < own_marks; ++k) figure.add(own(who, k), marks.value);
    for (Index row = 0; row < retina.side; ++row)
      for (Index column = 0; column < retina.side; ++column)
        image[row * retina.side + column] =
            static_cast<Real>(figure.shade(retina, retina.azimuth(column) - middle, retina.elevation(row)));
  }
  /// Mark number k of somebody, somewhere in the upper and outer part of the face.
  Blob own(std::uint64_t who, Index k) const {
    const Tick person{who, 0, 0};
    const double angle = std::numbers::pi * (static_cast<double>(draws.uniform(person, 10 + 2 * k)) * 1.4 - 0.2);
    const double far = 0.55 + 0.35 * static_cast<double>(draws.uniform(person, 11 + 2 * k));
    return {far * std::cos(angle), far * std::sin(angle), 0.15};
  }
};

}  // namespace face_schematics

ANLAGE_PLUGIN(face_schematics::FaceSchematics)
