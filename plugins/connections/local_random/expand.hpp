// SPDX-License-Identifier: Apache-2.0
/// Sums of senders without weights, sixteen receivers side by side:  y_j = weight * sum_k x[sender(j, k)], k increasing.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

#include "draw.hpp"

namespace local_random {

/// What a passage of signals needs, however the wiring is kept.
struct Passage {
  const float* x;
  float* y;
  std::int64_t pre;
  std::int64_t fan_in;
  std::int64_t first;
  std::int64_t last;
  float weight;
  bool accumulate;
};

/// Senders kept in memory, T wide.
template <class T>
struct Kept {
  using Index = T;
  const T* senders;
  std::int64_t fan_in;

  const T* open(std::int64_t j) { return senders + j * fan_in; }
};

/// Senders made anew.
struct Drawn {
  using Index = std::uint32_t;
  const Draw& draw;
  alignas(64) std::uint32_t senders[most_procedural * 16];

  const std::uint32_t* open(std::int64_t j) {
    draw.sixteen(j, senders);
    return senders;
  }
};

static_assert(std::endian::native == std::endian::little, "senders are unpacked from words, the first one lowest");

/// Single loads, a word full of senders at a time: on current machines faster than gather instructions.
template <class Senders>
void expand_by_loads(const Passage& p, Senders& senders) {
  using Index = typename Senders::Index;
  constexpr int bits = 8 * sizeof(Index), count = 64 / bits;
  for (std::int64_t j = p.first; j < p.last; j += 16) {
    const auto* index = reinterpret_cast<const char*>(senders.open(j));
    for (int group = 0; group < 16; group += count) {
      float sum[count] = {};
#pragma GCC unroll 4
      for (std::int64_t k = 0; k < p.fan_in; ++k) {
        std::uint64_t word;
        std::memcpy(&word, index + (k * 16 + group) * static_cast<std::int64_t>(sizeof(Index)), sizeof(word));
#pragma GCC unroll 8
        for (int l = 0; l < count; ++l) sum[l] += p.x[static_cast<Index>(word >> (bits * l))];
      }
      float* y = p.y + j + group;
      for (int l = 0; l < count; ++l) y[l] = p.accumulate ? y[l] + p.weight * sum[l] : p.weight * sum[l];
    }
  }
}

#if defined(__AVX512F__)

[[gnu::always_inline]] inline __m512i sixteen_senders(const std::uint8_t* p) {
  return _mm512_cvtepu8_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(p)));
}
[[gnu::always_inline]] inline __m512i sixteen_senders(const std::uint32_t* p) { return _mm512_load_si512(p); }

/// Up to 32 * Pairs senders held in registers.
template <int Pairs>
struct Registers {
  __m512 low[Pairs], high[Pairs];

  Registers(const float* x, std::int64_t pre) {
    for (int t = 0; t < Pairs; ++t) {
      low[t] = pre > 32 * t ? _mm512_loadu_ps(x + 32 * t) : _mm512_setzero_ps();
      high[t] = pre > 32 * t + 16 ? _mm512_loadu_ps(x + 32 * t + 16) : _mm512_setzero_ps();
    }
  }
  [[gnu::always_inline]] __m512 operator[](__m512i index) const {
    __m512 found = _mm512_permutex2var_ps(low[0], index, high[0]);
    if constexpr (Pairs >= 2) found = choose(32, index, found, _mm512_permutex2var_ps(low[1], index, high[1]));
    if constexpr (Pairs == 4) {
      const __m512 third = _mm512_permutex2var_ps(low[2], index, high[2]);
      const __m512 fourth = _mm512_permutex2var_ps(low[3], index, high[3]);
      found = choose(64, index, found, choose(32, index, third, fourth));
    }
    return found;
  }
  [[gnu::always_inline]] static __m512 choose(int bit, __m512i index, __m512 clear, __m512 set) {
    return _mm512_mask_blend_ps(_mm512_test_epi32_mask(index, _mm512_set1_epi32(bit)), clear, set);
  }
};

template <int Pairs, class Senders>
void expand_by_registers(const Passage& p, Senders& senders) {
  const Registers<Pairs> x(p.x, p.pre);
  const __m512 weight = _mm512_set1_ps(p.weight);
  for (std::int64_t j = p.first; j < p.last; j += 16) {
    const typename Senders::Index* index = senders.open(j);
    __m512 sum = _mm512_setzero_ps();
#pragma GCC unroll 8
    for (std::int64_t k = 0; k < p.fan_in; ++k) sum = _mm512_add_ps(sum, x[sixteen_senders(index + k * 16)]);
    sum = _mm512_mul_ps(weight, sum);
    _mm512_storeu_ps(p.y + j, p.accumulate ? _mm512_add_ps(_mm512_loadu_ps(p.y + j), sum) : sum);
  }
}

template <class Senders>
void expand(const Passage& p, Senders&& senders) {
  if constexpr (sizeof(typename std::remove_reference_t<Senders>::Index) != 2) {
    if (p.pre <= 32) return expand_by_registers<1>(p, senders);
    if (p.pre <= 64) return expand_by_registers<2>(p, senders);
    if (p.pre <= 128) return expand_by_registers<4>(p, senders);
  }
  expand_by_loads(p, senders);
}

#else

template <class Senders>
void expand(const Passage& p, Senders&& senders) {
  expand_by_loads(p, senders);
}

#endif

}  // namespace local_random
