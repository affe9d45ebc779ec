// SPDX-License-Identifier: Apache-2.0
/// Past: the signals of the last ticks, kept by a connection whose synapses have delays of their own.
#pragma once

#include <cmath>
#include <cstring>
#include <string>

#include <anlage/sdk/plugin.hpp>

namespace connections {

/// Moves column d of `past` to column d + 1 and writes what arrives to column 0.
inline void remember(anlage::State& past, const anlage::Real* x, std::int64_t pre) {
  const std::int64_t depth = past.matrix().cols(), stride = past.stride();
  std::memmove(past.data() + stride, past.data(), static_cast<std::size_t>(stride * (depth - 1)) * sizeof(anlage::Real));
  std::memcpy(past.data(), x, static_cast<std::size_t>(pre) * sizeof(anlage::Real));
}

/// A delay in ticks of the receiving part; -1 if it is no whole number of them.
inline std::int64_t whole_ticks(double delay, double dt) {
  const double ticks = delay / dt;
  const double whole = std::round(ticks);
  return ticks >= 0 && ticks < 1e9 && std::abs(ticks - whole) < 1e-6 * (1 + whole) ? static_cast<std::int64_t>(whole) : -1;
}

}  // namespace connections
