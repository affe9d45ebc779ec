// SPDX-License-Identifier: Apache-2.0
/// What is on the paddle: dark blobs, in units of half the height of a head.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "../../common/retina.hpp"

namespace face_schematics {

struct Blob {
  double x = 0, y = 0, radius = 0;
};

inline constexpr long own_marks = 6;
inline constexpr double half_height = 0.2617994;  // 15 degrees: a head at arm's length

/// A paddle with up to sixteen blobs. An image is the paddle, 1, less what its darkest blob takes, 2 times its strength.
class Marks {
 public:
  void add(Blob blob, double strength = 1) {
    if (count_ < blobs_.size()) blobs_[count_] = blob, strength_[count_++] = strength;
  }
  /// At so many radians from the middle of the paddle. [any]
  double shade(const senses::Retina& retina, double x, double y) const {
    const double paddle = retina.covered(x / 0.8, y, half_height);
    if (paddle == 0) return 0;
    double dark = 0;
    for (std::size_t k = 0; k < count_; ++k) {
      const Blob& blob = blobs_[k];
      const double hit = retina.covered(x - blob.x * half_height, y - blob.y * half_height, blob.radius * half_height);
      dark = std::max(dark, strength_[k] * hit);
    }
    return paddle * (1 - 2 * dark);
  }

 private:
  std::array<Blob, 16> blobs_{};
  std::array<double, 16> strength_{};
  std::size_t count_ = 0;
};

/// Marks of the pattern of that number, in the order of `pattern`; `beat` moves the tongue.
inline Marks marks_of(int pattern, double beat) {
  Marks figure;
  if (pattern == 0 || pattern == 4) {
    for (const Blob& blob : {Blob{-0.36, 0.3, 0.19}, {0.36, 0.3, 0.19}, {-0.14, -0.45, 0.15}, {0, -0.47, 0.16}, {0.14, -0.45, 0.15}})
      figure.add(blob);
    figure.add({0, -0.08, 0.08}, 0.5);
  }
  if (pattern == 1)
    for (const Blob& blob : {Blob{-0.36, 0.3, 0.22}, {0.36, 0.3, 0.22}, {0, -0.45, 0.22}}) figure.add(blob);
  if (pattern == 2)
    for (const Blob& blob : {Blob{-0.36, 0.3, 0.22}, {0.1, -0.05, 0.22}, {0.35, -0.55, 0.22}}) figure.add(blob);
  if (pattern == 4) figure.add({0, -0.75, 0.2}, std::max(beat, 0.0));
  return figure;
}

}  // namespace face_schematics
