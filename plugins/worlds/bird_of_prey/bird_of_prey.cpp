// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../../common/retina.hpp"

namespace bird_of_prey {
using namespace anlage;

/// A bird overhead, on average every `interval` seconds. First it cruises: a small dark disc that sweeps over the sky for `cruise`
/// seconds. It notices with probability `eyesight` what has moved for half of that time, with `glimpse` what has not, and what sits in the
/// shelter never.
/// Whom it has noticed it attacks: the disc looms from `small` to `large` in `stoop` seconds. Then it strikes, and takes `claws` of the
/// health of whoever is not sheltered and has not run, at `escape` times the walking speed, for the last `start` seconds.
struct BirdOfPrey {
  static constexpr const char* doc = "a bird that cruises overhead, looms, and strikes what neither hides nor runs";
  static constexpr const char* citation = "Yilmaz & Meister 2013, Current Biology 23:2011-2015; De Franceschi et al. 2016, Current Biology 26:2150-2154";

  Param interval  {45.0, "s", "mean time between two birds", {1e-3, 1e9}};
  Param cruise    {2.0, "s", "how long it cruises", {1e-3, 1e6}};
  Param stoop     {0.6, "s", "how long it looms until it strikes", {1e-3, 1e6}};
  Param eyesight  {0.9, "1", "probability that it notices what moves", {0, 1}};
  Param glimpse   {0.4, "1", "probability that it notices what does not", {0, 1}};
  Param small     {0.0872665, "rad", "diameter while it cruises; 5 degrees", {0, 3.1}};
  Param large     {0.7853982, "rad", "diameter as it strikes; 45 degrees", {0, 3.1}};
  Param escape    {2.0, "1", "speed that gets away, by the walking speed", {0, 100}};
  Param start     {0.2, "s", "how long one has to have run", {0, 1e3}};
  Param claws     {0.7, "1", "health that a strike takes", {0, 10}};
  Param extent    {1.0471976, "rad", "side of the retina; 60 degrees", {0.01, 3.1}};
  Param elevation {0.2, "rad", "of the bird", {-1.6, 1.6}};
  In    effort    {"1", "1", "speed of the prey, by its walking speed"};
  In    sheltered {"1", "1", "the prey is hidden", optional};
  In    alive     {"1", "1", "0: there is no prey any more", optional};
  State stage     {"", "1", "0: no bird, 1: it cruises, 2: it stoops"};
  State since     {"", "s", "how long in this stage"};
  State walked    {"", "s", "how long the prey has moved while it cruised"};
  State ran       {"", "s", "how long it has run without a break"};
  Out   sky       {"pixel", "1", "what the retina sees above, row by row from the top"};
  Out   wound     {"1", "1", "health that is lost in this tick"};
  Broadcast strike {"1", "1 in the tick in which it strikes, be it in vain"};
  Rng   chance    {"when it comes, and whether it notices"};

  void develop(Setup& setup) {
    if (setup.axis("pixel") < 0) setup.set_axis("pixel", 256);
    senses::side_of(setup.axis("pixel"));
  }
  void advance(Tick now) {
    wound.setZero();
    strike = Real(0);
    const bool prey = !alive.connected() || alive[0] > 0;
    if (!prey) return sky.setZero(), void();
    ran = effort[0] >= escape ? ran.value() + now.dt : Real(0);
    since = since.value() + now.dt;
    if (stage == 0 && chance.uniform(now, 0) < 1 - std::exp(-now.dt / interval)) enter(1);
    if (stage == 1) cruises(now);
    if (stage == 2 && since >= stoop) strikes();
    draw();
  }
  void enter(int next) { stage = static_cast<Real>(next), since = Real(0), walked = Real(0); }
  void cruises(Tick now) {
    if (effort[0] > 0) walked = walked.value() + now.dt;
    if (since < cruise) return;
    const bool moves = walked >= cruise / 2;
    enter(sheltered[0] <= 0 && chance.uniform(now, 1) < (moves ? eyesight : glimpse) ? 2 : 0);
  }
  void strikes() {
    strike = Real(1);
    if (sheltered[0] <= 0 && ran < start) wound[0] = claws;
    enter(0);
  }
  void draw() {
    const senses::Retina retina{senses::side_of(sky.size()), extent.value};
    const double done = static_cast<double>(since.value()), across = std::min(done / cruise.value, 1.0);
    const double diameter = stage == 2 ? small.value + (large.value - small.value) * std::min(done / stoop.value, 1.0) : small.value;
    const double azimuth = stage == 2 ? 0 : extent.value * 0.7 * (across - 0.5);
    for (Index k = 0; k < sky.size(); ++k) {
      const double x = retina.azimuth(k % retina.side) - azimuth, y = retina.elevation(k / retina.side) - elevation.value;
      sky[k] = stage == 0 ? Real(1) : static_cast<Real>(1 - retina.covered(x, y, diameter / 2));
    }
  }
};

}  // namespace bird_of_prey

ANLAGE_PLUGIN(bird_of_prey::BirdOfPrey)
