// SPDX-License-Identifier: Apache-2.0
/// A square retina: pixel [row * side + column], row 0 at the top, columns from left to right; angles in rad from its middle.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <anlage/sdk/failure.hpp>

namespace senses {

struct Retina {
  std::int64_t side = 1;
  double extent = 1;  ///< [rad] of a side

  double pixel() const { return extent / static_cast<double>(side); }
  double azimuth(std::int64_t column) const { return (static_cast<double>(column) + 0.5) * pixel() - extent / 2; }
  double elevation(std::int64_t row) const { return extent / 2 - (static_cast<double>(row) + 0.5) * pixel(); }

  /// How much of the pixel at that place a disc covers whose edge is a pixel wide. [any]
  double covered(double x, double y, double radius) const {
    return std::clamp((radius - std::sqrt(x * x + y * y)) / pixel() + 0.5, 0.0, 1.0);
  }
};

/// Side of a retina of so many pixels. Throws: Failure if that is no square. [build]
inline std::int64_t side_of(std::int64_t pixels) {
  const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  if (side * side != pixels)
    throw anlage::Failure("a retina of " + std::to_string(pixels) + " pixels is no square: state such as 1024, 32 by 32");
  return side;
}

}  // namespace senses
