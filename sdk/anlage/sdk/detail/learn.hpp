// SPDX-License-Identifier: Apache-2.0
/// Loops that apply a rule written for one synapse to all that a connection stores, sixteen or more side by side.
#pragma once

#include "anlage/sdk/detail/bind.hpp"
#include "anlage/sdk/detail/linear_dense.hpp"
#include "anlage/sdk/detail/linear_sparse.hpp"

namespace anlage::detail {

/// Calls `f(member, index)` for each role with a number per sending unit.
template <class T, class F>
[[gnu::always_inline]] inline void for_each_sender_role(T& self, F&& f) {
  for_each_member(self, [&](auto& member, auto i) __attribute__((always_inline)) {
    if constexpr (requires { member.take(Real{}); }) f(member, i);
  });
}

template <class T, std::size_t I>
inline constexpr bool skips_zero =
    (std::get<I>(members(prototype<T>)).meta().flags & ANLAGE_FIELD_SKIP_ZERO) != 0;

/// True if silent senders need no visit.
template <class T>
inline constexpr bool event_driven = !every<T>([](const Meta& m) { return (m.flags & ANLAGE_FIELD_SKIP_ZERO) == 0; });

/// Which of the senders [i, i + count), count ≤ 16, have synapses that may change.
template <class T>
[[gnu::always_inline]] inline std::uint32_t learning_senders(T& self, std::int64_t i, std::int64_t count) {
  std::uint32_t mask = count >= 16 ? 0xFFFFu : (1u << count) - 1;
  if constexpr (event_driven<T>) {
    for_each_sender_role(self, [&](auto& member, auto index) __attribute__((always_inline)) {
      if constexpr (skips_zero<T, decltype(index)::value>) mask &= nonzero_16(member.data() + i, count);
    });
  }
  return mask;
}

/// One sender's synapses with the receivers [first, first + width), width a multiple of 16.
template <class T>
[[gnu::always_inline]] inline void learn_row(T& self, Tick now, std::int64_t stride, std::int64_t sender,
                                             std::int64_t first, std::int64_t width) {
  for_each_sender_role(self, [&](auto& member, auto) __attribute__((always_inline)) {
    member.take(Real(member.data()[sender]));
  });
  const std::int64_t base = sender * stride + first;
  const std::int64_t count = width & ~std::int64_t{15};
#ifdef __clang__
#pragma clang loop vectorize(assume_safety) interleave(disable)
#else
#pragma GCC ivdep
#endif
  for (std::int64_t j = 0; j < count; ++j) self.learn(now, DenseSynapse{base + j, sender, first + j});
}

/// The rows of `senders` among the sixteen from `i` on.
template <class T>
[[gnu::always_inline]] inline void learn_rows(T& self, Tick now, std::int64_t stride, std::int64_t i,
                                              std::uint32_t senders, std::int64_t first, std::int64_t width) {
  if (senders == 0xFFFFu) {
    for (std::int64_t r = 0; r < 16; ++r) learn_row(self, now, stride, i + r, first, width);
    return;
  }
  for (; senders != 0; senders &= senders - 1)
    learn_row(self, now, stride, i + std::countr_zero(senders), first, width);
}

template <class T>
[[gnu::always_inline]] inline void learn_dense(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  const std::int64_t width = round_up_16(call.last) - call.first;
  for (std::int64_t i = 0; i < synapses.pre; i += 16) {
    const std::uint32_t senders = learning_senders(self, i, std::min<std::int64_t>(16, synapses.pre - i));
    learn_rows(self, now, synapses.stride, i, senders, call.first, width);
  }
}

/// Few receivers: learns and transmits chunks of senders that stay in the nearest cache.
template <class T>
[[gnu::always_inline]] inline void fused_narrow(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  const DenseLinear task = linear_task(call);
  const std::int64_t width = round_up_16(call.last) - call.first;
  Sums sums;
  sums.clear(width);
  for (std::int64_t i = 0; i < synapses.pre; i += chunk) {
    const std::int64_t count = std::min(chunk, synapses.pre - i);
    for (std::int64_t r = i; r < i + count; r += 16) {
      const std::uint32_t senders = learning_senders(self, r, std::min<std::int64_t>(16, synapses.pre - r));
      learn_rows(self, now, synapses.stride, r, senders, call.first, width);
    }
    add_chunk(task, i, count, call.first, width, sums);
  }
  sums.write(call.y + call.first, width, task.accumulate);
}

/// Learns, then transmits, block by block: bit for bit as one after the other.
template <class T>
[[gnu::always_inline]] inline void fused_dense(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  if (synapses.pre <= few_senders) {
    learn_dense(self, now, call);
    return linear_dense(linear_task(call));
  }
  const std::int64_t last = round_up_16(call.last);
  if (last - call.first <= narrow) return fused_narrow(self, now, call);
  Sums sums;
  for (std::int64_t j = call.first; j < last; j += tile) {
    const std::int64_t width = std::min(tile, last - j);
    sums.clear(width);
    for (std::int64_t i = 0; i < synapses.pre; i += 16) {
      const std::int64_t count = std::min<std::int64_t>(16, synapses.pre - i);
      learn_rows(self, now, synapses.stride, i, learning_senders(self, i, count), j, width);
      const std::uint32_t active = nonzero_16(call.x + i, count);
      if (active != 0)
        add_active(synapses.weights + i * synapses.stride + j, synapses.stride, call.x + i, count, active, width, sums);
    }
    sums.write(call.y + j, width, (call.flags & ANLAGE_CALL_ACCUMULATE) != 0);
  }
}

/// Rows of sixteen synapses whose senders' numbers have been gathered side by side.
template <class T>
struct Gathered {
  static constexpr std::size_t member_slots = member_count<T>();
  alignas(64) Real values[member_slots][gather_rows * 16];
  alignas(64) std::uint32_t senders[gather_rows * 16];

  template <class Sender>
  [[gnu::always_inline]] void take(T& self, const Sender* index, std::int64_t count) {
    for (std::int64_t s = 0; s < count; ++s) senders[s] = index[s];
    for_each_sender_role(self, [&](auto& member, auto i) __attribute__((always_inline)) {
      Real* out = values[decltype(i)::value];
      gather(member.data(), index, count, out);
      member.take(static_cast<const Real*>(out));
    });
  }
};

/// Sixteen synapses that share their place `k` in the list of each of sixteen receivers.
template <class T>
[[gnu::always_inline]] inline void learn_sixteen(T& self, Tick now, std::int64_t base, std::int64_t lane,
                                                 std::int64_t post, std::int64_t width,
                                                 const std::uint32_t* senders) {
  const std::int64_t count = width & ~std::int64_t{15};
#ifdef __clang__
#pragma clang loop vectorize(assume_safety) interleave(disable)
#else
#pragma GCC ivdep
#endif
  for (std::int64_t l = 0; l < count; ++l) self.learn(now, SparseSynapse{base + l, lane + l, post + l, senders});
}

/// Learns over sparse synapses and, if `Transmits`, sums up the signals that now arrive.
template <bool Transmits, class Sender, class T>
[[gnu::always_inline]] inline void learn_slices(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  const auto* index = static_cast<const Sender*>(synapses.index);
  Gathered<T> gathered;
  alignas(64) Real arriving[gather_rows * 16];
  for (std::int64_t j = call.first; j < call.last; j += 16) {
    Group sum;
    for (std::int64_t k = 0; k < synapses.fan_in; k += gather_rows) {
      const std::int64_t rows = std::min(gather_rows, synapses.fan_in - k);
      const std::int64_t base = j * synapses.fan_in + k * 16;
      gathered.take(self, index + base, rows * 16);
      if constexpr (Transmits) gather(call.x, index + base, rows * 16, arriving);
      const std::uint32_t* degree = synapses.degree == nullptr ? nullptr : synapses.degree + j;
      const std::int64_t width = std::min<std::int64_t>(16, rows * 16);  // 16, without the compiler unrolling it
      for (std::int64_t r = 0; r < rows; ++r) {
        learn_sixteen(self, now, base + r * 16, r * 16, j, width, gathered.senders);
        if (degree != nullptr) {
          clear_absent(synapses.weights + base + r * 16, degree, k + r);
          if constexpr (Transmits) clear_absent(arriving + r * 16, degree, k + r);
        }
        if constexpr (Transmits) sum.add(arriving + r * 16, synapses.weights + base + r * 16);
      }
    }
    if constexpr (Transmits) sum.write(call.y + j, (call.flags & ANLAGE_CALL_ACCUMULATE) != 0);
  }
}

template <class T, std::size_t I>
inline constexpr bool takes_events =
    (std::get<I>(members(prototype<T>)).meta().flags & ANLAGE_FIELD_EVENTS) != 0;

/// True if a synapse changes only where a field with events is not 0 at one of its ends.
template <class T>
inline constexpr bool learns_by_events = !every<T>([](const Meta& m) { return (m.flags & ANLAGE_FIELD_EVENTS) == 0; });

/// Which of the units [i, i + count), count ≤ 16, have an event; of the senders or else of the receivers.
template <bool Senders, class T>
[[gnu::always_inline]] inline std::uint32_t events_16(T& self, std::int64_t i, std::int64_t count) {
  std::uint32_t mask = 0;
  for_each_member(self, [&](auto& member, auto index) __attribute__((always_inline)) {
    if constexpr (takes_events<T, decltype(index)::value>)
      if constexpr (Senders == requires { member.take(Real{}); }) mask |= nonzero_16(member.data() + i, count);
  });
  return mask;
}

template <class T>
[[gnu::always_inline]] inline void take_sender(T& self, std::int64_t sender) {
  for_each_sender_role(self, [&](auto& member, auto) __attribute__((always_inline)) {
    member.take(Real(member.data()[sender]));
  });
}

/// Learns over the sparse synapses that have an event at one of their ends, each once.
template <class Sender, class T>
[[gnu::always_inline]] inline void learn_events(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  const auto* index = static_cast<const Sender*>(synapses.index);
  for (std::int64_t i = 0; i < synapses.pre; i += 16)
    for (std::uint32_t mask = events_16<true>(self, i, std::min<std::int64_t>(16, synapses.pre - i)); mask != 0; mask &= mask - 1) {
      const std::int64_t sender = i + std::countr_zero(mask);
      take_sender(self, sender);
      each_sent(synapses, sender, call.first, call.last, [&](std::int64_t place, std::int64_t receiver) {
        self.learn(now, DenseSynapse{place, sender, receiver});
      });
    }
  for (std::int64_t j = call.first; j < call.last; j += 16)
    for (std::uint32_t mask = events_16<false>(self, j, std::min<std::int64_t>(16, call.last - j)); mask != 0; mask &= mask - 1) {
      const std::int64_t lane = std::countr_zero(mask);
      const std::int64_t degree = synapses.degree == nullptr ? synapses.fan_in : synapses.degree[j + lane];
      for (std::int64_t k = 0; k < degree; ++k) {
        const std::int64_t place = j * synapses.fan_in + k * 16 + lane;
        const std::int64_t sender = index[place], group = sender & ~std::int64_t{15};
        const std::uint32_t done = events_16<true>(self, group, std::min<std::int64_t>(16, synapses.pre - group));
        if ((done >> (sender & 15) & 1) != 0) continue;
        take_sender(self, sender);
        self.learn(now, DenseSynapse{place, sender, j + lane});
      }
    }
}

/// Learns over weights that places share: the rule acts once for every place, in their order.
template <class Sender, class T>
[[gnu::always_inline]] inline void learn_shared(T& self, Tick now, const anlage_call& call) {
  const anlage_synapses& synapses = *call.synapses;
  const auto* index = static_cast<const Sender*>(synapses.index);
  const std::int64_t channels = synapses.channels;
  for (std::int64_t first = 0; first < synapses.post; first += channels, index += synapses.fan_in) {
    for (std::int64_t t = 0; t < synapses.fan_in; ++t) {
      const std::int64_t sender = index[t];
      if (sender >= synapses.pre) continue;
      bool learns = true;
      for_each_sender_role(self, [&](auto& member, auto i) __attribute__((always_inline)) {
        const Real value = member.data()[sender];
        member.take(value);
        if constexpr (skips_zero<T, decltype(i)::value>) learns = learns && value != 0;
      });
      if (event_driven<T> && !learns) continue;
#ifdef __clang__
#pragma clang loop vectorize(assume_safety)
#else
#pragma GCC ivdep
#endif
      for (std::int64_t c = 0; c < channels; ++c)
        self.learn(now, DenseSynapse{t * synapses.stride + c, sender, first + c});
    }
  }
}

}  // namespace anlage::detail
