// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>
#include <numbers>

#include "../../common/retina.hpp"

namespace disc {
using namespace anlage;

/// A disc before a retina, which shows 1 where nothing is and 1 + contrast in the disc. In `duration` seconds it
///   expand    grows or shrinks at a constant rate from `from` to `to`
///   approach  grows like something of half-size l that comes with velocity v: 2 atan((l/v) / time to collision)
///   sweep     moves to the right with `velocity`, its diameter being `from`
///   dim       stays at the diameter `to` while its contrast grows
/// and stays so until it is shown again. After `shows` showings nothing is shown for `rest` seconds: that is a trial.
struct Disc {
  static constexpr const char* doc = "a disc on a retina that looms, recedes, sweeps or dims";
  static constexpr const char* citation = "Yilmaz & Meister 2013, Current Biology 23:2011-2015";

  Choice course    {"expand approach sweep dim", "what it does"};
  Param  contrast  {-1.0, "1", "-1: black, 1: white", {-1, 1}};
  Param  from      {0.0349066, "rad", "diameter at first; 2 degrees", {0, 3.1}};
  Param  to        {0.349066, "rad", "diameter in the end; 20 degrees", {0, 3.1}};
  Param  duration  {0.25, "s", "how long it changes; of an approach, until it would collide", {1e-3, 1e3}};
  Param  repeat    {0.5, "s", "from one showing to the next", {1e-3, 1e3}};
  Param  shows     {2.0, "1", "showings of a trial", {1, 1e6}, integer};
  Param  rest      {1.0, "s", "nothing is shown after them", {0, 1e3}};
  Param  velocity  {0.366519, "rad/s", "sweep; 21 degrees a second", {-10, 10}};
  Param  l_over_v  {0.03, "s", "approach: half-size by velocity", {1e-4, 10}};
  Param  azimuth   {0.0, "rad", "of its middle, to the right; of a sweep, at first", {-1.6, 1.6}};
  Param  elevation {0.2, "rad", "of its middle, upwards", {-1.6, 1.6}};
  Param  extent    {1.0471976, "rad", "side of the retina; 60 degrees", {0.01, 3.1}};
  Out    image     {"pixel", "1", "what the retina sees, row by row from the top"};
  Out    angle     {"", "rad", "diameter; 0 while nothing is shown"};
  Broadcast first  {"1", "1 in the first tick of a trial"};

  void develop(Setup& setup) {
    if (setup.axis("pixel") < 0) setup.set_axis("pixel", 1024);
    senses::side_of(setup.axis("pixel"));
  }
  void advance(Tick now) {
    const double dt = static_cast<double>(now.dt);
    const auto ticks = [&](double seconds) { return static_cast<std::uint64_t>(std::llround(std::max(seconds / dt, 0.0))); };
    const std::uint64_t showing = std::max<std::uint64_t>(ticks(repeat.value), 1);
    const std::uint64_t shown = showing * static_cast<std::uint64_t>(shows.value), trial = shown + ticks(rest.value);
    const std::uint64_t place = (now.index % trial);
    first = Real(place == 0);
    draw(static_cast<double>(place % showing) * dt, place < shown);
  }
  /// The retina so many seconds after a showing has begun.
  void draw(double age, bool visible) {
    const double done = std::min(age / duration.value, 1.0);
    const bool grows = course == "expand", sweeps = course == "sweep", dims = course == "dim";
    const double flight = std::max(duration.value - age, 1e-9);
    const double diameter = grows    ? from.value + (to.value - from.value) * done
                            : sweeps ? from.value
                            : dims   ? to.value
                                     : 2 * std::atan(l_over_v.value / flight);
    const double shade = visible ? contrast.value * (dims ? done : 1.0) : 0.0;
    const double x = azimuth.value + (sweeps ? velocity.value * std::min(age, duration.value) : 0.0);
    angle = visible ? static_cast<Real>(diameter) : Real(0);
    const senses::Retina retina{senses::side_of(image.size()), extent.value};
    for (Index row = 0; row < retina.side; ++row)
      for (Index column = 0; column < retina.side; ++column) {
        const double covered =
            retina.covered(retina.azimuth(column) - x, retina.elevation(row) - elevation.value, diameter / 2);
        image[row * retina.side + column] = static_cast<Real>(1 + shade * covered);
      }
  }
};

}  // namespace disc

ANLAGE_PLUGIN(disc::Disc)
