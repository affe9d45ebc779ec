// SPDX-License-Identifier: Apache-2.0
/// What is seen all around, in sectors of equal width. Sector s looks to the azimuth -pi + (s + 1/2) 2 pi / sectors, to the left
/// counted positive; with an odd number of sectors the middle one looks ahead. A thing between two sectors is seen in both.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace worlds {

struct Panorama {
  std::int64_t sectors = 1;

  double width() const { return 2 * std::numbers::pi / static_cast<double>(sectors); }
  double azimuth(std::int64_t sector) const { return -std::numbers::pi + (static_cast<double>(sector) + 0.5) * width(); }

  /// Something at an azimuth, so bright: each sector keeps the brightest of what it sees. `seen(s)` is a reference to a number.
  template <class Seen>
  void show(double azimuth, double brightness, Seen&& seen) const {
    const double place = (azimuth + std::numbers::pi) / width() - 0.5, below = std::floor(place), share = place - below;
    brighten(seen(sector(below)), brightness * (1 - share));
    brighten(seen(sector(below + 1)), brightness * share);
  }
  std::int64_t sector(double number) const {
    const auto s = static_cast<std::int64_t>(number) % sectors;
    return s < 0 ? s + sectors : s;
  }

 private:
  template <class Number>
  static void brighten(Number& seen, double brightness) {
    seen = std::max(seen, static_cast<Number>(brightness));
  }
};

/// A body in the plane.
struct Pose {
  double x = 0, y = 0;   ///< [m]
  double heading = 0;    ///< [rad]

  double distance(double to_x, double to_y) const { return std::hypot(to_x - x, to_y - y); }
  /// Where a place is seen, from -pi to pi, to the left counted positive.
  double azimuth(double to_x, double to_y) const {
    return std::remainder(std::atan2(to_y - y, to_x - x) - heading, 2 * std::numbers::pi);
  }
};

}  // namespace worlds
