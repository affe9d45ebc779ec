// SPDX-License-Identifier: Apache-2.0
/// y over weights that many places share: receiver (place, channel) is place * channels + channel, and
///   y = sum over synapses t of w[t][channel] * x[sender(place, t)],   t increasing, absent senders left out.
#pragma once

#include <algorithm>

#include "anlage/base/real.hpp"
#include "anlage/contract/call.h"

namespace anlage::detail {

/// Up to sixteen neighbouring channels of one place.
template <class Sender>
[[gnu::always_inline]] inline void shared_channels(const anlage_synapses& synapses, const Sender* senders, const Real* x,
                                                   std::int64_t channel, std::int64_t count, Real* sum) {
  const Real* w = synapses.weights + channel;
  for (std::int64_t t = 0; t < synapses.fan_in; ++t, w += synapses.stride) {
    const std::int64_t sender = senders[t];
    if (sender >= synapses.pre) continue;
    for (std::int64_t c = 0; c < count; ++c) sum[c] += x[sender] * w[c];
  }
}

template <class Sender>
[[gnu::noinline]] void shared_places(const anlage_synapses& synapses, const Real* x, Real* y, std::int64_t first,
                                     std::int64_t last, bool accumulate) {
  const auto* index = static_cast<const Sender*>(synapses.index);
  for (std::int64_t j = first; j < last;) {
    const std::int64_t place = j / synapses.channels, channel = j % synapses.channels;
    const std::int64_t count = std::min<std::int64_t>(16, std::min(synapses.channels - channel, last - j));
    Real sum[16] = {};
    const Sender* senders = index + place * synapses.fan_in;
    if (count == 16) {
      shared_channels(synapses, senders, x, channel, 16, sum);
    } else {
      shared_channels(synapses, senders, x, channel, count, sum);
    }
    for (std::int64_t c = 0; c < count; ++c) y[j + c] = accumulate ? y[j + c] + sum[c] : sum[c];
    j += count;
  }
}

inline void linear_shared(const anlage_synapses& synapses, const Real* x, Real* y, std::int64_t first, std::int64_t last,
                          bool accumulate) {
  if (synapses.index_bits == 16) {
    shared_places<std::uint16_t>(synapses, x, y, first, last, accumulate);
  } else {
    shared_places<std::uint32_t>(synapses, x, y, first, last, accumulate);
  }
}

}  // namespace anlage::detail
