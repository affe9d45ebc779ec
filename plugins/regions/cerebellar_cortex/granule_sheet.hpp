// SPDX-License-Identifier: Apache-2.0
/// Granule cells that are stored nowhere: whom a cell listens to is hashed from its number, what it does is computed
/// when needed.
#pragma once

#include <algorithm>
#include <cstdint>

namespace cerebellar_cortex {

inline constexpr int lanes = 16;           ///< cells side by side
inline constexpr int most_terminals = 16;  ///< mossy terminals of a cell
inline constexpr std::int64_t most_fibres = 1 << 16;

/// 32 bits, well mixed (multiply and shift; constants by Wellons, "lowbias32").
inline std::uint32_t mixed(std::uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7FEB352Du;
  x = (x ^ (x >> 15)) * 0x846CA68Bu;
  return x ^ (x >> 16);
}

/// Which fibres the cells listen to: `terminals` each, drawn with replacement from `fibres`.
struct Wiring {
  std::uint32_t key[2];
  std::uint32_t fibres;
  int terminals;

  /// Fibres of the cells `first` to `first` + 15: terminal k of cell first + l goes to sender[k * 16 + l].
  void senders(std::uint64_t first, std::uint32_t* sender) const {
    // Numbers of cells that share their low 32 bits differ in the key.
    const std::uint32_t high = mixed(key[1] + static_cast<std::uint32_t>(first >> 32)),
                        low = static_cast<std::uint32_t>(first);
    std::uint32_t seed[lanes];
    for (int l = 0; l < lanes; ++l) seed[l] = mixed((low + static_cast<std::uint32_t>(l)) ^ key[0]) + high;
    for (int k = 0; k < terminals; ++k)
      for (int l = 0; l < lanes; ++l)
        sender[k * lanes + l] =
            ((mixed(seed[l] + static_cast<std::uint32_t>(k + 1) * 0x9E3779B9u) >> 16) * fibres) >> 16;
  }
  /// Adds share * max(sum of the terminals - threshold, 0) of sixteen cells to g.
  void add(const std::uint32_t* sender, const float* fibre, float threshold, float share, float* g) const {
    float sum[lanes] = {};
    for (int k = 0; k < terminals; ++k)
      for (int l = 0; l < lanes; ++l) sum[l] += fibre[sender[k * lanes + l]];
    for (int l = 0; l < lanes; ++l) g[l] += share * std::max(sum[l] - threshold, 0.0f);
  }
};

}  // namespace cerebellar_cortex
