// SPDX-License-Identifier: Apache-2.0
/// How patterns come about.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/plugin.hpp>

#include "../common/numbers.hpp"

namespace pattern_stream {

using anlage::Real;

/// Throws: Failure if so many patterns, or active units, do not go into so many units. [build]
inline void check_sizes(std::string_view kind, std::int64_t units, std::int64_t patterns, std::int64_t active) {
  if (kind == "orthogonal" && patterns > units)
    throw anlage::Failure(std::to_string(patterns) + " orthogonal patterns need as many units, and there are " +
                          std::to_string(units) + ": ask for fewer patterns or more units");
  if (kind == "binary" && active > units)
    throw anlage::Failure(std::to_string(active) + " units of a pattern are to be active, and there are only " +
                          std::to_string(units) + ": state a smaller `active`");
}

inline void copy_rows(const std::vector<std::vector<double>>& rows, anlage::Table<Real>& pattern) {
  for (std::size_t k = 0; k < rows.size(); ++k)
    for (std::size_t i = 0; i < rows[k].size(); ++i)
      pattern.set(static_cast<std::int64_t>(i), static_cast<std::int64_t>(k), static_cast<Real>(rows[k][i]));
}

inline anlage::Tick key_of(std::int64_t k) { return {static_cast<std::uint64_t>(k), 0, 0}; }

inline void draw_signs(const anlage::Rng& draw, std::int64_t k, anlage::Table<Real>& pattern) {
  for (std::int64_t i = 0; i < pattern.rows(); ++i)
    pattern.set(i, k, draw.below(2, key_of(k), i) == 0 ? Real(-1) : Real(1));
}

/// Every subset of `active` units is equally likely: unit i is taken with the chance that those still wanted have among
/// those still left.
inline void draw_subset(const anlage::Rng& draw, std::int64_t k, std::int64_t active, anlage::Table<Real>& pattern) {
  std::int64_t wanted = active;
  for (std::int64_t i = 0; i < pattern.rows(); ++i) {
    const bool taken = draw.below(static_cast<std::uint32_t>(pattern.rows() - i), key_of(k), i) < wanted;
    pattern.set(i, k, taken ? Real(1) : Real(0));
    wanted -= taken ? 1 : 0;
  }
}

/// Pattern k has its own block of units, as nearly equal in size as can be.
inline void draw_block(std::int64_t k, anlage::Table<Real>& pattern) {
  const std::int64_t n = pattern.rows(), count = pattern.cols();
  const std::int64_t first = k * n / count, last = (k + 1) * n / count;
  for (std::int64_t i = 0; i < n; ++i)
    pattern.set(i, k,
                i >= first && i < last ? static_cast<Real>(1 / std::sqrt(static_cast<double>(last - first))) : Real(0));
}

}  // namespace pattern_stream
