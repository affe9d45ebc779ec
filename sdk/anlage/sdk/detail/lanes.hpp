// SPDX-License-Identifier: Apache-2.0
/// Lanes: the vector registers of the instruction set at hand, and masks of what is not zero. Receivers are independent
/// of each other, so the width decides the speed and never a bit of the result.
#pragma once

#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "anlage/base/real.hpp"

namespace anlage::detail {

#if defined(__AVX512F__)
inline constexpr int lane_count = 16;
#elif defined(__AVX__)
inline constexpr int lane_count = 8;
#else
inline constexpr int lane_count = 4;
#endif

typedef Real Lanes __attribute__((vector_size(lane_count * sizeof(Real)), may_alias));

inline constexpr int lanes_per_group = 16 / lane_count;  ///< registers that hold sixteen receivers

[[gnu::always_inline]] inline Lanes& lanes(Real* p) { return *reinterpret_cast<Lanes*>(p); }
[[gnu::always_inline]] inline const Lanes& lanes(const Real* p) { return *reinterpret_cast<const Lanes*>(p); }

constexpr std::int64_t round_up_16(std::int64_t n) { return (n + 15) & ~std::int64_t{15}; }

/// Bit i is set where x[i] is not 0 (a NaN is not), i < 16; x is 64-byte aligned.
[[gnu::always_inline]] inline std::uint32_t nonzero_16(const Real* x) {
#if defined(__AVX512F__)
  return _mm512_cmp_ps_mask(_mm512_load_ps(x), _mm512_setzero_ps(), _CMP_NEQ_UQ);
#elif defined(__AVX__)
  const __m256 zero = _mm256_setzero_ps();
  const auto low = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_load_ps(x), zero, _CMP_NEQ_UQ));
  const auto high = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_load_ps(x + 8), zero, _CMP_NEQ_UQ));
  return static_cast<std::uint32_t>(low | high << 8);
#elif defined(__SSE2__)
  const __m128 zero = _mm_setzero_ps();
  const auto mask = [&](int part) { return _mm_castps_si128(_mm_cmpneq_ps(_mm_load_ps(x + 4 * part), zero)); };
  const __m128i low = _mm_packs_epi32(mask(0), mask(1));
  const __m128i high = _mm_packs_epi32(mask(2), mask(3));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
#else
  std::uint32_t mask = 0;
  for (int i = 0; i < 16; ++i) mask |= static_cast<std::uint32_t>(x[i] != 0) << i;
  return mask;
#endif
}

/// The same for the first `count` of up to sixteen.
[[gnu::always_inline]] inline std::uint32_t nonzero_16(const Real* x, std::int64_t count) {
  const std::uint32_t mask = nonzero_16(x);
  return count >= 16 ? mask : mask & ((1u << count) - 1);
}

/// Writes the indices i < count where x[i] is not 0, in increasing order, and answers their number; `list` has
/// room for sixteen more.
[[gnu::always_inline]] inline std::int64_t list_nonzero(const Real* x, std::int64_t count, std::uint32_t* list) {
  std::int64_t found = 0;
#if defined(__AVX512F__)
  __m512i index = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (std::int64_t i = 0; i < count; i += 16) {
    const std::uint32_t mask = nonzero_16(x + i, count - i);
    // Compressing into a register and storing it whole is much faster than compressing into memory on some machines.
    _mm512_storeu_si512(list + found, _mm512_maskz_compress_epi32(static_cast<__mmask16>(mask), index));
    found += std::popcount(mask);
    index = _mm512_add_epi32(index, _mm512_set1_epi32(16));
  }
#else
  // Sixty-four at a time: one mispredicted end of loop instead of four.
  for (std::int64_t i = 0; i < count; i += 64) {
    std::uint64_t mask = 0;
    for (std::int64_t part = 0; part < 4 && i + 16 * part < count; ++part)
      mask |= std::uint64_t{nonzero_16(x + i + 16 * part, count - i - 16 * part)} << (16 * part);
    for (; mask != 0; mask &= mask - 1) list[found++] = static_cast<std::uint32_t>(i + std::countr_zero(mask));
  }
#endif
  return found;
}

}  // namespace anlage::detail
