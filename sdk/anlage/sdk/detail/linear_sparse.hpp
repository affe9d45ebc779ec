// SPDX-License-Identifier: Apache-2.0
/// y = W x over stored sparse synapses, sixteen receivers side by side.
///
/// Order of sums, the same on every machine: synapse 0, 1, 2, … of a receiver, one after the other.
#pragma once

#include <algorithm>
#include <bit>

#include "anlage/contract/call.h"
#include "anlage/sdk/detail/lanes.hpp"

namespace anlage::detail {

inline constexpr std::int64_t gather_rows = 16;  ///< rows of sixteen synapses gathered before they are used

/// Sixteen sums.
struct Group {
  Lanes part[lanes_per_group] = {};

  [[gnu::always_inline]] void add(const Real* x, const Real* w) {
#pragma GCC unroll 4
    for (int p = 0; p < lanes_per_group; ++p) part[p] += lanes(x + p * lane_count) * lanes(w + p * lane_count);
  }
  [[gnu::always_inline]] void add(const Real* x) {
#pragma GCC unroll 4
    for (int p = 0; p < lanes_per_group; ++p) part[p] += lanes(x + p * lane_count);
  }
  [[gnu::always_inline]] void write(Real* y, bool accumulate) const {
#pragma GCC unroll 4
    for (int p = 0; p < lanes_per_group; ++p) {
      Lanes& to = lanes(y + p * lane_count);
      to = accumulate ? to + part[p] : part[p];
    }
  }
};

/// Single loads: faster than gather instructions on current machines, and the buffer lets many be under way.
template <class Sender>
[[gnu::always_inline]] inline void gather(const Real* x, const Sender* index, std::int64_t count, Real* out) {
  for (std::int64_t s = 0; s < count; s += 4) {
    const Real a = x[index[s]], b = x[index[s + 1]], c = x[index[s + 2]], d = x[index[s + 3]];
    out[s] = a, out[s + 1] = b, out[s + 2] = c, out[s + 3] = d;
  }
}

/// Of sixteen receivers' numbers for their synapse `k`, those of absent synapses become 0.
[[gnu::always_inline]] inline void clear_absent(Real* row, const std::uint32_t* degree, std::int64_t k) {
  for (int l = 0; l < 16; ++l) row[l] = k < static_cast<std::int64_t>(degree[l]) ? row[l] : Real{0};
}

inline void clear_absent_weights(const anlage_synapses& synapses) {
  if (synapses.degree == nullptr || synapses.weights == nullptr) return;
  for (std::int64_t j = 0; j < synapses.post; j += 16)
    for (std::int64_t k = 0; k < synapses.fan_in; ++k)
      clear_absent(synapses.weights + j * synapses.fan_in + k * 16, synapses.degree + j, k);
}

template <class Sender>
[[gnu::noinline]] void linear_slices(const anlage_synapses& synapses, const Real* x, Real* y, std::int64_t first,
                                     std::int64_t last, bool accumulate) {
  alignas(64) Real gathered[gather_rows * 16];
  const auto* index = static_cast<const Sender*>(synapses.index);
  for (std::int64_t j = first; j < last; j += 16) {
    Group sum;
    for (std::int64_t k = 0; k < synapses.fan_in; k += gather_rows) {
      const std::int64_t rows = std::min(gather_rows, synapses.fan_in - k);
      const std::int64_t base = j * synapses.fan_in + k * 16;
      gather(x, index + base, rows * 16, gathered);
      if (synapses.degree != nullptr)
        for (std::int64_t r = 0; r < rows; ++r) clear_absent(gathered + r * 16, synapses.degree + j, k + r);
      if (synapses.weights != nullptr) {
        for (std::int64_t r = 0; r < rows; ++r) sum.add(gathered + r * 16, synapses.weights + base + r * 16);
      } else {
        for (std::int64_t r = 0; r < rows; ++r) sum.add(gathered + r * 16);
      }
    }
    sum.write(y + j, accumulate);
  }
}

/// The first of a sender's synapses whose receiver is not before `receiver`.
inline std::int64_t first_sent(const anlage_synapses& synapses, std::int64_t sender, std::int64_t receiver) {
  const anlage_sent* begin = synapses.sent + synapses.sent_first[sender];
  if (receiver == 0) return synapses.sent_first[sender];
  const anlage_sent* end = synapses.sent + synapses.sent_first[sender + 1];
  const auto before = [](const anlage_sent& each, std::int64_t at) { return static_cast<std::int64_t>(each.receiver) < at; };
  return std::lower_bound(begin, end, receiver, before) - synapses.sent;
}

/// Calls `f(place, receiver)` for the synapses of `sender` with the receivers [first, last).
template <class F>
[[gnu::always_inline]] inline void each_sent(const anlage_synapses& synapses, std::int64_t sender, std::int64_t first,
                                             std::int64_t last, F&& f) {
  const std::int64_t end = last >= synapses.post ? synapses.sent_first[sender + 1] : first_sent(synapses, sender, last);
  for (std::int64_t e = first_sent(synapses, sender, first); e < end; ++e) f(synapses.sent[e].place, synapses.sent[e].receiver);
}

/// Calls `f(i)` where x[i] is not 0, in increasing order.
template <class F>
[[gnu::always_inline]] inline void each_event(const Real* x, std::int64_t count, F&& f) {
  for (std::int64_t i = 0; i < count; i += 16)
    for (std::uint32_t mask = nonzero_16(x + i, count - i); mask != 0; mask &= mask - 1) f(i + std::countr_zero(mask));
}

/// Whether so few senders are active that going through their lists is faster than through all synapses.
inline bool has_few_events(const Real* x, std::int64_t count) {
  std::int64_t events = 0;
  for (std::int64_t i = 0; i < count; i += 16) events += std::popcount(nonzero_16(x + i, count - i));
  return events * 16 <= count;
}

/// Visits only the synapses of active senders. Every receiver adds up the same numbers in the same order as in
/// linear_slices, but for zeros.
[[gnu::noinline]] inline void linear_events(const anlage_synapses& synapses, const Real* x, Real* y, std::int64_t first,
                                            std::int64_t last, bool accumulate) {
  Real* sums = accumulate ? synapses.sums : y;
  std::fill(sums + first, sums + last, Real{0});
  each_event(x, synapses.pre, [&](std::int64_t i) {
    const Real signal = x[i];
    each_sent(synapses, i, first, last, [&](std::uint32_t place, std::uint32_t receiver) {
      sums[receiver] += synapses.weights == nullptr ? signal : signal * synapses.weights[place];
    });
  });
  if (!accumulate) return;
  for (std::int64_t j = first; j < last; ++j) y[j] += sums[j];
}

inline void linear_sparse(const anlage_synapses& synapses, const Real* x, Real* y, std::int64_t first,
                          std::int64_t last, bool accumulate) {
  if (synapses.sums != nullptr && has_few_events(x, synapses.pre)) return linear_events(synapses, x, y, first, last, accumulate);
  if (synapses.index_bits == 16) {
    linear_slices<std::uint16_t>(synapses, x, y, first, last, accumulate);
  } else {
    linear_slices<std::uint32_t>(synapses, x, y, first, last, accumulate);
  }
}

}  // namespace anlage::detail
