// SPDX-License-Identifier: Apache-2.0
/// y = W x over dense synapses, one row of receivers per sender.
///
/// Order of sums, the same on every machine: a receiver has four accumulators; sender i goes to accumulator i mod 4 in
/// increasing i; the result is (a0 + a1) + (a2 + a3). A silent sender adds 0 and may be skipped.
#pragma once

#include <algorithm>
#include <type_traits>

#include "anlage/contract/call.h"
#include "anlage/contract/dense_sums.h"
#include "anlage/sdk/detail/lanes.hpp"

namespace anlage::detail {

struct DenseLinear {
  const Real* w;  ///< may be nullptr: every weight is 1
  std::int64_t stride;
  const Real* x;
  std::int64_t pre;
  Real* y;
  std::int64_t first;
  std::int64_t last;
  bool accumulate;
};

inline constexpr std::int64_t tile = 1024;       ///< receivers whose accumulators stay in the nearest cache
inline constexpr std::int64_t narrow = 64;       ///< receivers up to which active senders are listed first
inline constexpr std::int64_t few_senders = 64;  ///< so few that nobody looks who is silent
inline constexpr std::int64_t chunk = 512;       ///< senders that are listed together

[[gnu::always_inline]] inline DenseLinear linear_task(const anlage_call& call) {
  const anlage_synapses& s = *call.synapses;
  return {s.weights, s.stride,   call.x,    s.pre,
          call.y,    call.first, call.last, (call.flags & ANLAGE_CALL_ACCUMULATE) != 0};
}

/// Four accumulators for a tile of receivers.
struct Sums {
  // Four rows a power of two apart would share one place in the nearest cache.
  alignas(64) Real a[4][tile + 32];

  [[gnu::always_inline]] void clear(std::int64_t width) {
    for (auto& row : a)
      for (std::int64_t j = 0; j < width; j += lane_count) lanes(row + j) = Lanes{};
  }
  [[gnu::always_inline]] void write(Real* y, std::int64_t width, bool accumulate) const {
    for (std::int64_t j = 0; j < width; j += lane_count) {
      const Lanes sum = (lanes(a[0] + j) + lanes(a[1] + j)) + (lanes(a[2] + j) + lanes(a[3] + j));
      lanes(y + j) = accumulate ? lanes(y + j) + sum : sum;
    }
  }
};

/// Adds `count` rows, the first of which belongs to accumulator 0, for N registers of receivers.
template <int N>
[[gnu::always_inline]] inline void add_rows(const Real* w, std::int64_t stride, const Real* x, std::int64_t count,
                                            Lanes (&a)[4][N]) {
  std::int64_t i = 0;
#pragma GCC unroll 4
  for (; i + 4 <= count; i += 4, w += 4 * stride) {
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c) {
#pragma GCC unroll 4
      for (int n = 0; n < N; ++n) a[c][n] += x[i + c] * lanes(w + c * stride + n * lane_count);
    }
  }
#pragma GCC unroll 3
  for (int c = 0; c < 3; ++c) {
    if (i + c >= count) break;
#pragma GCC unroll 4
    for (int n = 0; n < N; ++n) a[c][n] += x[i + c] * lanes(w + c * stride + n * lane_count);
  }
}

/// Calls `f(integral_constant N, j)` for blocks of N registers of receivers from `first` on: as many as a machine has
/// names for.
template <class F>
[[gnu::always_inline]] inline void for_each_block(std::int64_t first, std::int64_t last, F&& f) {
  std::int64_t j = first;
  if constexpr (lane_count == 16) {
    for (; j + 64 <= last; j += 64) f(std::integral_constant<int, 4>{}, j);
    if (j + 32 <= last) f(std::integral_constant<int, 2>{}, j), j += 32;
    if (j < last) f(std::integral_constant<int, 1>{}, j);
  } else {
    for (; j < last; j += 2 * lane_count) f(std::integral_constant<int, 2>{}, j);
  }
}

/// All senders for N registers of receivers, without a look at who is silent.
template <int N>
[[gnu::always_inline]] inline void linear_registers(const DenseLinear& t, std::int64_t j) {
  Lanes a[4][N] = {};
  add_rows<N>(t.w + j, t.stride, t.x, t.pre, a);
#pragma GCC unroll 4
  for (int n = 0; n < N; ++n) {
    Lanes& y = lanes(t.y + j + n * lane_count);
    const Lanes sum = (a[0][n] + a[1][n]) + (a[2][n] + a[3][n]);
    y = t.accumulate ? y + sum : sum;
  }
}

/// The smallest brain areas: one group of receivers.
[[gnu::always_inline]] inline void linear_sixteen(const DenseLinear& t) {
  if constexpr (lane_count == 16) {
    linear_registers<1>(t, t.first);
  } else {
    for (std::int64_t j = t.first; j < t.first + 16; j += 2 * lane_count) linear_registers<2>(t, j);
  }
}

/// Adds `count` rows to the sums of a tile.
[[gnu::always_inline]] inline void add_block(const Real* w, std::int64_t stride, const Real* x, std::int64_t count,
                                             std::int64_t width, Sums& sums) {
  for_each_block(0, width, [&](auto registers, std::int64_t j) __attribute__((always_inline)) {
    constexpr int n_registers = decltype(registers)::value;
    Lanes a[4][n_registers];
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c)
#pragma GCC unroll 4
      for (int n = 0; n < n_registers; ++n) a[c][n] = lanes(sums.a[c] + j + n * lane_count);
    add_rows<n_registers>(w + j, stride, x, count, a);
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c)
#pragma GCC unroll 4
      for (int n = 0; n < n_registers; ++n) lanes(sums.a[c] + j + n * lane_count) = a[c][n];
  });
}

[[gnu::always_inline]] inline void add_row(const Real* w, Real x, std::int64_t width, Real* a) {
  for (std::int64_t j = 0; j < width; j += lane_count) lanes(a + j) += x * lanes(w + j);
}

/// Adds `count` ≤ 16 senders, the first of which belongs to accumulator 0 and of which `active` are not silent.
[[gnu::always_inline]] inline void add_active(const Real* w, std::int64_t stride, const Real* x, std::int64_t count,
                                              std::uint32_t active, std::int64_t width, Sums& sums) {
  if (std::popcount(active) * 4 > count) {
    add_block(w, stride, x, count, width, sums);
    return;
  }
  for (; active != 0; active &= active - 1) {
    const int r = std::countr_zero(active);
    add_row(w + r * stride, x[r], width, sums.a[r & 3]);
  }
}

/// Adds senders [i, i + count) for few receivers: lists the active ones, then visits only their rows.
[[gnu::noinline]] inline void add_chunk(const DenseLinear& t, std::int64_t i, std::int64_t count, std::int64_t j,
                                        std::int64_t width, Sums& sums) {
  std::uint32_t list[chunk + 16];
  const std::int64_t active = count <= 16 ? count : list_nonzero(t.x + i, count, list);
  const Real* w = t.w + i * t.stride + j;
  const Real* x = t.x + i;
  if (active * 3 > count) {
    add_block(w, t.stride, x, count, width, sums);
  } else if (width == 16) {
    for (std::int64_t e = 0; e < active; ++e) add_row(w + list[e] * t.stride, x[list[e]], 16, sums.a[list[e] & 3]);
  } else {
    for (std::int64_t e = 0; e < active; ++e) add_row(w + list[e] * t.stride, x[list[e]], width, sums.a[list[e] & 3]);
  }
}

[[gnu::noinline]] inline void linear_tiles(const DenseLinear& t) {
  Sums sums;
  const std::int64_t last = round_up_16(t.last);
  for (std::int64_t j = t.first; j < last; j += tile) {
    const std::int64_t width = std::min(tile, last - j);
    sums.clear(width);
    if (last - t.first <= narrow) {
      for (std::int64_t i = 0; i < t.pre; i += chunk)
        add_chunk(t, i, std::min(chunk, t.pre - i), j, width, sums);
    } else {
      for (std::int64_t i = 0; i < t.pre; i += 16) {
        const std::int64_t count = std::min<std::int64_t>(16, t.pre - i);
        const std::uint32_t active = nonzero_16(t.x + i, count);
        if (active != 0) add_active(t.w + i * t.stride + j, t.stride, t.x + i, count, active, width, sums);
      }
    }
    sums.write(t.y + j, width, t.accumulate);
  }
}

/// Every weight is 1: each receiver gets the same sum.
[[gnu::noinline]] inline void linear_ones(const DenseLinear& t) {
  Real a[4] = {};
  for (std::int64_t i = 0; i < t.pre; ++i) a[i & 3] += t.x[i];
  const Real sum = (a[0] + a[1]) + (a[2] + a[3]);
  for (std::int64_t j = t.first; j < t.last; ++j) t.y[j] = t.accumulate ? t.y[j] + sum : sum;
}

[[gnu::always_inline]] inline void linear_dense(const DenseLinear& t) {
  if (t.w == nullptr) {
    linear_ones(t);
  } else if (t.pre <= few_senders) {
    const std::int64_t last = round_up_16(t.last);
    if (last - t.first == 16) return linear_sixteen(t);
    for_each_block(t.first, last, [&](auto registers, std::int64_t j) __attribute__((always_inline)) {
      linear_registers<decltype(registers)::value>(t, j);
    });
  } else {
    linear_tiles(t);
  }
}

/// Sixteen receivers of any number of small areas: their sum stays in a register.
[[gnu::always_inline]] inline void sum_sixteen(const anlage_dense_inflow* inflows, std::int64_t count, Real* y) {
  constexpr int registers = 16 / lane_count;
  Lanes sum[registers] = {};
  for (std::int64_t p = 0; p < count; ++p) {
    const anlage_dense_inflow& in = inflows[p];
    Lanes a[4][registers] = {};
    if (in.pre == 16 && in.stride == 16)
      add_rows<registers>(in.weights, 16, in.x, 16, a);  // the length known, the loop vanishes
    else
      add_rows<registers>(in.weights, in.stride, in.x, in.pre, a);
#pragma GCC unroll 4
    for (int n = 0; n < registers; ++n) {
      const Lanes w_x = (a[0][n] + a[1][n]) + (a[2][n] + a[3][n]);
      sum[n] = p == 0 ? w_x : sum[n] + w_x;
    }
  }
#pragma GCC unroll 4
  for (int n = 0; n < registers; ++n) lanes(y + n * lane_count) = sum[n];
}

[[gnu::noinline]] inline void sum_wide(const anlage_dense_inflow* inflows, std::int64_t count, Real* y, std::int64_t post) {
  for (std::int64_t p = 0; p < count; ++p)
    linear_dense({inflows[p].weights, inflows[p].stride, inflows[p].x, inflows[p].pre, y, 0, post, p > 0});
}

/// The table of the extension ANLAGE_DENSE_SUMS.
inline void dense_sums(const anlage_dense_inflow* inflows, std::int64_t count, Real* y, std::int64_t post) {
  if (lane_count >= 8 && post <= 16)
    sum_sixteen(inflows, count, y);
  else
    sum_wide(inflows, count, y, post);
}

}  // namespace anlage::detail
