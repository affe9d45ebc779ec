// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../../common/retina.hpp"

namespace looming_detector {
using namespace anlage;

/// What the superior colliculus of a newborn mouse makes of the dark in the sky. With d = max(background - image, 0) a pixel,
/// its sum D, its middle c and its second moment M = sum d |r - c|^2 / D,
///   theta   = 2 sqrt(2 M), the diameter of a uniform disc,   contrast = sum d^2 / D
///   threat  = contrast where c is above the horizon, theta grows at a speed in its range, and theta is in its range
///   sweep   = contrast where c is above the horizon and moves, and theta is small
/// Darkness that appears at once has no speed: it has to be seen in two ticks.
struct LoomingDetector {
  static constexpr const char* doc = "detects dark discs overhead that loom, and small ones that sweep";
  static constexpr const char* citation =
      "Yilmaz & Meister 2013, Current Biology 23:2011-2015; Yang et al. 2020, BMC Biology 18";

  Param  extent     {1.0471976, "rad", "side of the retina; 60 degrees", {0.01, 3.1}};
  Param  background {1.0, "1", "brightness of the sky"};
  Param  least      {0.1745329, "rad", "smallest disc that looms; 10 degrees", {0, 3.1}};
  Param  most       {0.6981317, "rad", "largest disc that looms; 40 degrees", {0, 3.1}};
  Param  slow       {0.9948377, "rad/s", "least speed of expansion; 57 degrees a second", {0, infinity}};
  Param  fast       {5.5850536, "rad/s", "largest speed of expansion; 320 degrees a second", {0, infinity}};
  Param  motion     {0.1745329, "rad/s", "least speed of a sweep; 10 degrees a second", {0, infinity}};
  In     image      {"pixel", "1", "what the retina sees, row by row from the top"};
  State  before     {"", "rad", "theta of the tick before; 0: nothing dark was seen"};
  State  x          {"", "rad", "azimuth of the dark"};
  State  y          {"", "rad", "its elevation"};
  Out    theta      {"", "rad", "angular size of the dark"};
  Out    speed      {"", "rad/s", "speed of its expansion"};
  Out    threat     {"", "1", "something looms"};
  Out    sweep      {"", "1", "something small sweeps"};

  void develop(Setup& setup) {
    if (setup.axis("pixel") > 0) senses::side_of(setup.axis("pixel"));
  }
  void steer(Tick now) {
    const senses::Retina retina{senses::side_of(image.size()), extent.value};
    double sum = 0, squares = 0, east = 0, north = 0, moment = 0;
    for (Index k = 0; k < image.size(); ++k) {
      const double d = std::max(static_cast<double>(background - image[k]), 0.0);
      const double a = retina.azimuth(k % retina.side), e = retina.elevation(k / retina.side);
      sum += d, squares += d * d, east += d * a, north += d * e, moment += d * (a * a + e * e);
    }
    const bool dark = sum > 1e-3;
    const double a = dark ? east / sum : 0, e = dark ? north / sum : 0;
    // A pixel is as wide as its side: that adds a sixth of its square to the moment.
    const double spread = dark ? moment / sum - a * a - e * e - retina.pixel() * retina.pixel() / 6 : 0;
    judge(now, a, e, dark ? 2 * std::sqrt(2 * std::max(spread, 1e-8)) : 0, dark ? squares / sum : 0);
  }
  void judge(Tick now, double a, double e, double size, double contrast) {
    const bool seen = before > 0 && size > 0;
    const double dt = static_cast<double>(now.dt);
    const double grows = seen ? (size - static_cast<double>(before.value())) / dt : 0;
    const double moves = seen ? std::hypot(a - static_cast<double>(x.value()), e - static_cast<double>(y.value())) / dt : 0;
    const bool looms = grows >= slow.value && grows <= fast.value && size >= least.value && size <= most.value;
    const bool sweeps = moves >= motion.value && grows < slow.value && size < least.value;
    theta = static_cast<Real>(size);
    speed = static_cast<Real>(grows);
    threat = e > 0 && looms ? static_cast<Real>(contrast) : Real(0);
    sweep = e > 0 && sweeps ? static_cast<Real>(contrast) : Real(0);
    before = static_cast<Real>(size);
    x = static_cast<Real>(a);
    y = static_cast<Real>(e);
  }
};

}  // namespace looming_detector

ANLAGE_PLUGIN(looming_detector::LoomingDetector)
