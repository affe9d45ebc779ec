// SPDX-License-Identifier: Apache-2.0
/// A square sheet of cells, and who lies around a cell.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace retinal_waves {

struct Neighbours {
  float bursting = 0;  ///< of them, how many burst
  float cells = 0;     ///< how many there are, the cell itself among them
};

/// `reach` is in distances of neighbouring cells; the sheet ends at its edges.
struct Sheet {
  std::int64_t edge;
  float reach;

  /// Cells within reach of cell i, itself among them. [any]
  Neighbours around(std::int64_t i, const float* bursts) const {
    const std::int64_t row = i / edge, column = i % edge, rows = static_cast<std::int64_t>(reach);
    Neighbours found;
    for (std::int64_t r = std::max<std::int64_t>(row - rows, 0); r <= std::min(row + rows, edge - 1); ++r) {
      const auto down = static_cast<float>(r - row);
      const auto wide = static_cast<std::int64_t>(std::sqrt(reach * reach - down * down));
      const std::int64_t first = std::max<std::int64_t>(column - wide, 0), last = std::min(column + wide, edge - 1);
      for (std::int64_t c = first; c <= last; ++c) found.bursting += bursts[r * edge + c];
      found.cells += static_cast<float>(last - first + 1);
    }
    return found;
  }
};

}  // namespace retinal_waves
