// SPDX-License-Identifier: Apache-2.0
/// Sums over a slot, in a fixed order that vectorises: the same bits on every machine.
#pragma once

#include <algorithm>
#include <cmath>

#include <anlage/sdk/plugin.hpp>

namespace memory_bank {

using anlage::Index;
using anlage::Real;

/// Sixteen partial sums, and then their tree.
inline Real product(const Real* a, const Real* b, Index count) {
  Real sum[16] = {};
  Index i = 0;
  for (; i + 16 <= count; i += 16)
    for (Index lane = 0; lane < 16; ++lane) sum[lane] += a[i + lane] * b[i + lane];
  for (Index lane = 0; i + lane < count; ++lane) sum[lane] += a[i + lane] * b[i + lane];
  for (Index half = 8; half > 0; half /= 2)
    for (Index lane = 0; lane < half; ++lane) sum[lane] += sum[lane + half];
  return sum[0];
}

inline Real norm(const Real* a, Index count) { return std::sqrt(product(a, a, count)); }

/// The slot that was used longest ago; blank ones come first.
inline Index oldest(const Real* used, Index count) { return std::min_element(used, used + count) - used; }

}  // namespace memory_bank
