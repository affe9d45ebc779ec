// SPDX-License-Identifier: Apache-2.0
/// EventTick: the tick that a listed time falls into.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <anlage/sdk/tick.hpp>

namespace worlds {

/// The tick nearest to a time; in the middle the later one. A tick counts as a whole number of picoseconds: time / index is not the
/// same to the last bit in every tick, and an event in the middle of two would come twice or never.
class EventTick {
 public:
  explicit EventTick(anlage::Tick now) {
    const double tick = now.index > 0 ? now.time / static_cast<double>(now.index) : double{now.dt};
    length_ = std::max<std::int64_t>(1, std::llround(tick * 1e12));
  }

  std::int64_t of_microseconds(std::uint32_t time) const {
    return (static_cast<std::int64_t>(time) * 1000000 + length_ / 2) / length_;
  }
  std::int64_t of_seconds(double time) const { return static_cast<std::int64_t>(std::floor(time / seconds() + 0.5)); }
  double seconds() const { return static_cast<double>(length_) * 1e-12; }  ///< of a tick

 private:
  std::int64_t length_;  ///< [ps]
};

}  // namespace worlds
