// SPDX-License-Identifier: Apache-2.0
/// Traces of spikes.
#pragma once

#include <cmath>

#include <anlage/sdk/plugin.hpp>

namespace rules {

/// What is left of a trace below this counts as nothing: the smallest floats are slow to compute with.
inline constexpr anlage::Real least_trace = 1e-20f;

/// Takes up the spikes of the tick before and lets a tick pass: trace = kept (trace + spikes).
template <class Trace, class Spikes>
void fade(Trace& trace, const Spikes& spikes, anlage::Real kept) {
  for (anlage::Index i = 0; i < trace.size(); ++i) {
    const anlage::Real left = kept * (trace[i] + spikes[i]);
    trace[i] = std::abs(left) < least_trace ? anlage::Real{0} : left;
  }
}

/// Lets a tick pass: trace = kept trace.
template <class Trace>
void fade(Trace& trace, anlage::Real kept) {
  for (anlage::Index i = 0; i < trace.size(); ++i) {
    const anlage::Real left = kept * trace[i];
    trace[i] = std::abs(left) < least_trace ? anlage::Real{0} : left;
  }
}

/// As the first, for the latest spike alone: trace = kept max(trace, spikes).
template <class Trace, class Spikes>
void fade_latest(Trace& trace, const Spikes& spikes, anlage::Real kept) {
  for (anlage::Index i = 0; i < trace.size(); ++i) {
    const anlage::Real left = kept * (trace[i] < spikes[i] ? spikes[i] : trace[i]);
    trace[i] = left < least_trace ? anlage::Real{0} : left;
  }
}

}  // namespace rules
