// SPDX-License-Identifier: Apache-2.0
/// Arriving: what is under way to the receivers of a connection whose synapses have delays of their own.
///
/// A column of `arriving` holds what arrives in one tick; the columns are used in turn. A spike adds to the column of each of its
/// synapses' delays, so a tick costs as much as its spikes have synapses. `DelayedSparse` keeps what was sent instead: its rules see
/// signals as they arrive, and it pays for every sender and delay in every tick.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <anlage/sdk/plugin.hpp>

namespace connections {

/// Calls before this one, of a part that works every so many ticks. [any]
inline std::int64_t calls_before(anlage::Tick now) {
  if (now.index == 0) return 0;
  const double tick = now.time / static_cast<double>(now.index);
  return static_cast<std::int64_t>(now.index) / std::max<std::int64_t>(1, std::llround(double{now.dt} / tick));
}

/// Calls `f(place, receiver, signal)` for the synapses whose sender is active, in an order in which a receiver's synapses keep
/// theirs: by the lists of senders where the host offers them, else over all synapses. [any]
template <class F>
void each_active_synapse(const anlage_synapses& synapses, const anlage::Real* x, F&& f) {
  if (synapses.sent != nullptr) {
    for (std::int64_t i = 0; i < synapses.pre; ++i) {
      if (x[i] == 0) continue;
      for (std::int64_t s = synapses.sent_first[i]; s < synapses.sent_first[i + 1]; ++s)
        f(synapses.sent[s].place, synapses.sent[s].receiver, x[i]);
    }
    return;
  }
  for (std::int64_t j = 0; j < synapses.post; ++j) {
    const std::int64_t degree = synapses.degree == nullptr ? synapses.fan_in : synapses.degree[j];
    for (std::int64_t k = 0; k < degree; ++k) {
      const std::int64_t s = (j / 16 * synapses.fan_in + k) * 16 + j % 16;
      const std::int64_t i = synapses.index_bits == 16 ? static_cast<const std::uint16_t*>(synapses.index)[s]
                                                       : static_cast<const std::uint32_t*>(synapses.index)[s];
      if (x[i] != 0) f(s, j, x[i]);
    }
  }
}

/// Sends the signal of this tick on its way and hands over what arrives now. `delay` is the ticks of each place. [any]
inline void send_and_deliver(anlage::Transmit& t, anlage::State& arriving, const anlage::Table<std::uint16_t>& delay) {
  const std::int64_t depth = arriving.matrix().cols(), stride = arriving.stride();
  const std::int64_t now = calls_before(t.now()) % depth;
  anlage::Real* const first = arriving.data();
  const anlage::Real* const weights = t.synapses().weights;
  each_active_synapse(t.synapses(), t.x(), [&](std::int64_t place, std::int64_t receiver, anlage::Real signal) {
    const std::int64_t later = now + delay[place];
    first[(later < depth ? later : later - depth) * stride + receiver] += signal * weights[place];
  });
  anlage::Real* const due = first + now * stride;
  for (std::int64_t j = 0; j < t.last(); ++j) t.y()[j] = t.accumulate() ? t.y()[j] + due[j] : due[j];
  std::fill(due, due + t.last(), anlage::Real{0});
}

/// Places for synapses that `setup.sparse(fan_in)` makes, those of the padding included. [build]
inline std::int64_t places(std::int64_t post, std::int64_t fan_in) { return (post + 15) / 16 * 16 * fan_in; }

/// Place of synapse k of receiver j. [build]
inline std::int64_t place_of(const anlage::Wiring& wiring, std::int64_t j, std::int64_t k) {
  return (j / 16 * wiring.fan_in() + k) * 16 + j % 16;
}

}  // namespace connections
