// SPDX-License-Identifier: Apache-2.0
/// Selection of the k largest numbers: exact, without sorting and without memory of its own.
///
/// Numbers become keys, integers in the same order. A guess from a sample of the units leaves a short list of candidates,
/// on which counting and halving finds the key that separates winners from losers. A wrong guess costs time, never a
/// winner.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace k_winners {

inline constexpr std::int32_t lowest_key = std::numeric_limits<std::int32_t>::min();

/// An integer for each number, in the same order; both zeros are one.
inline std::int32_t key_of(float number) {
  const auto bits = std::bit_cast<std::int32_t>(number + 0.0f);
  return bits ^ ((bits >> 31) & 0x7FFFFFFF);
}

/// Units whose drive lies above the floor and whose key is at least a bound, with their keys.
struct Candidates {
  std::int32_t* key;    ///< room for all units, padded to 16
  std::uint32_t* unit;  ///< the same
  std::int64_t count = 0;
};

inline std::int64_t count_from(const std::int32_t* key, std::int64_t count, std::int32_t bound) {
  std::int32_t found = 0;
  for (std::int64_t i = 0; i < count; ++i) found += key[i] >= bound;
  return found;
}

/// A key and how many of the candidates reach it.
struct Cut {
  std::int32_t key;
  std::int64_t count;
};

/// A key that exactly `wanted` of the keys reach or, where ties forbid that, the largest key that more of them reach.
inline Cut cut(const std::int32_t* key, std::int64_t count, std::int64_t wanted) {
  std::int32_t smallest = std::numeric_limits<std::int32_t>::max(), largest = lowest_key;
  for (std::int64_t i = 0; i < count; ++i) {
    smallest = std::min(smallest, key[i]);
    largest = std::max(largest, key[i]);
  }
  std::int64_t low = smallest, high = std::int64_t{largest} + 1;
  while (count > 0 && high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const std::int64_t reach = count_from(key, count, static_cast<std::int32_t>(middle));
    (reach >= wanted ? low : high) = middle;
    if (reach == wanted) break;
  }
  return {static_cast<std::int32_t>(low), count_from(key, count, static_cast<std::int32_t>(low))};
}

/// A key that somewhat more than `wanted` of the units should reach, judged by 1024 of them. `room` holds 1024 keys.
inline std::int32_t guess(const float* drive, std::int64_t units, std::int64_t wanted, float floor, std::int32_t* room) {
  constexpr std::int64_t groups = 64, sample = groups * 16;
  if (units < 2 * sample || 2 * wanted > units) return lowest_key;
  for (std::int64_t g = 0; g < groups; ++g) {
    const float* from = drive + g * (units / 16) / groups * 16;
    for (int i = 0; i < 16; ++i) room[g * 16 + i] = from[i] > floor ? key_of(from[i]) : lowest_key;
  }
  const double expected = static_cast<double>(wanted) * sample / static_cast<double>(units);
  // Three and a half standard deviations of the count: one tick in some thousands has to look twice.
  const auto rank = static_cast<std::int64_t>(expected + 3.5 * std::sqrt(expected) + 4.0);
  return rank < sample ? cut(room, sample, rank).key : lowest_key;
}

#if defined(__AVX512F__)

/// Lists the candidates and silences all units.
inline void list_candidates(const float* drive, std::int64_t units, float floor, std::int32_t bound, float* rate,
                            Candidates& list) {
  const __m512i sign = _mm512_set1_epi32(0x7FFFFFFF), least = _mm512_set1_epi32(bound), step = _mm512_set1_epi32(16);
  const __m512 ground = _mm512_set1_ps(floor), zero = _mm512_setzero_ps();
  __m512i unit = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  std::int64_t found = 0;
  for (std::int64_t i = 0; i < units; i += 16) {
    const __m512 x = _mm512_loadu_ps(drive + i);
    const __m512i bits = _mm512_castps_si512(_mm512_add_ps(x, zero));
    const __m512i key = _mm512_xor_si512(bits, _mm512_and_si512(_mm512_srai_epi32(bits, 31), sign));
    __mmask16 pass = _mm512_cmp_ps_mask(x, ground, _CMP_GT_OQ) & _mm512_cmpge_epi32_mask(key, least);
    if (units - i < 16) pass &= static_cast<__mmask16>((1u << (units - i)) - 1);
    _mm512_storeu_ps(rate + i, zero);
    _mm512_storeu_si512(list.key + found, _mm512_maskz_compress_epi32(pass, key));
    _mm512_storeu_si512(list.unit + found, _mm512_maskz_compress_epi32(pass, unit));
    found += std::popcount(static_cast<std::uint32_t>(pass));
    unit = _mm512_add_epi32(unit, step);
  }
  list.count = found;
}

#else

/// Bit i is set where drive[i] is a candidate, i < 16.
inline std::uint32_t candidates_16(const float* drive, float floor, std::int32_t bound) {
  std::uint32_t mask = 0;
#if defined(__SSE2__)
  const __m128 ground = _mm_set1_ps(floor);
  const __m128i sign = _mm_set1_epi32(0x7FFFFFFF), least = _mm_set1_epi32(bound);
  for (int part = 0; part < 4; ++part) {
    const __m128 x = _mm_loadu_ps(drive + 4 * part);
    const __m128i bits = _mm_castps_si128(_mm_add_ps(x, _mm_setzero_ps()));
    const __m128i key = _mm_xor_si128(bits, _mm_and_si128(_mm_srai_epi32(bits, 31), sign));
    const __m128 below = _mm_castsi128_ps(_mm_cmplt_epi32(key, least));
    mask |= static_cast<std::uint32_t>(_mm_movemask_ps(_mm_andnot_ps(below, _mm_cmpgt_ps(x, ground)))) << (4 * part);
  }
#else
  for (int i = 0; i < 16; ++i)
    mask |= static_cast<std::uint32_t>(drive[i] > floor && key_of(drive[i]) >= bound) << i;
#endif
  return mask;
}

/// Lists the candidates and silences all units.
inline void list_candidates(const float* drive, std::int64_t units, float floor, std::int32_t bound, float* rate,
                            Candidates& list) {
  std::fill(rate, rate + units, 0.0f);
  std::int64_t found = 0;
  for (std::int64_t i = 0; i < units; i += 16) {
    std::uint32_t mask = candidates_16(drive + i, floor, bound);
    if (units - i < 16) mask &= (1u << (units - i)) - 1;
    for (; mask != 0; mask &= mask - 1, ++found) {
      const std::int64_t unit = i + std::countr_zero(mask);
      list.unit[found] = static_cast<std::uint32_t>(unit);
      list.key[found] = key_of(drive[unit]);
    }
  }
  list.count = found;
}

#endif

}  // namespace k_winners
