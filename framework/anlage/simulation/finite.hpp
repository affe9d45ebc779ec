// SPDX-License-Identifier: Apache-2.0
/// The scan for numbers that are not finite.
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace anlage {

/// True if all `count` numbers are finite. Reads each once; no branch per number. [any]
[[nodiscard]] bool all_finite_scan(const float* numbers, std::int64_t count);

/// Sixteen numbers are a handful of instructions on any machine: x - x is 0 where x is finite and NaN where it is not.
[[nodiscard]] inline bool all_finite_sixteen(const float* numbers) {
#if defined(__SSE2__)
  const auto zero = [numbers](int i) {
    const __m128 x = _mm_loadu_ps(numbers + i);
    return _mm_sub_ps(x, x);
  };
  const __m128 sum = _mm_add_ps(_mm_add_ps(zero(0), zero(4)), _mm_add_ps(zero(8), zero(12)));
  return _mm_movemask_ps(_mm_cmpunord_ps(sum, sum)) == 0;
#else
  return all_finite_scan(numbers, 16);
#endif
}

[[nodiscard]] inline bool all_finite(const float* numbers, std::int64_t count) {
  return count == 16 ? all_finite_sixteen(numbers) : all_finite_scan(numbers, count);
}

/// Index of the first number that is NaN or infinite, or -1. [any]
[[nodiscard]] std::int64_t first_not_finite(const float* numbers, std::int64_t count);

}  // namespace anlage
