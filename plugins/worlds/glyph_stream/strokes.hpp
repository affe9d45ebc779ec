// SPDX-License-Identifier: Apache-2.0
/// A straight stroke between two points of a lattice of three by three, drawn into a square of pixels.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace glyph_stream {

/// Distance of the point (x, y) from the stretch between (ax, ay) and (bx, by). [any]
inline float distance_from_stretch(float x, float y, float ax, float ay, float bx, float by) {
  const float dx = bx - ax, dy = by - ay;
  const float along = std::clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0.0f, 1.0f);
  const float ox = x - (ax + along * dx), oy = y - (ay + along * dy);
  return std::sqrt(ox * ox + oy * oy);
}

/// Adds ink: 1 on the line, falling to 0 at a distance of 1.5 pixels; crossing strokes do not add up. [any]
inline void add_stroke(float* cells, std::int64_t side, std::int64_t from, std::int64_t to) {
  const float step = static_cast<float>(side - 1) / 2;
  const auto x = [&](std::int64_t point) { return static_cast<float>(point % 3) * step; };
  const auto y = [&](std::int64_t point) { return static_cast<float>(point / 3) * step; };
  for (std::int64_t r = 0; r < side; ++r)
    for (std::int64_t c = 0; c < side; ++c) {
      const float away = distance_from_stretch(static_cast<float>(c), static_cast<float>(r), x(from), y(from), x(to), y(to));
      cells[r * side + c] = std::max(cells[r * side + c], std::clamp(1.5f - away, 0.0f, 1.0f));
    }
}

}  // namespace glyph_stream
