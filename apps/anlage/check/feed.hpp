// SPDX-License-Identifier: Apache-2.0
/// The numbers that arrive at one port.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/base/philox.hpp"
#include "check/subject.hpp"

namespace anlage::check {

class Signal {
 public:
  /// `field` is nullptr for the two ends of a projection.
  Signal(const Feed& feed, std::uint64_t seed, const std::string& port, const Field* field);

  /// A pure function of tick and unit. [any]
  [[nodiscard]] float at(std::uint64_t tick, std::int64_t unit) const;

 private:
  [[nodiscard]] float of_law(std::uint64_t tick, std::int64_t unit) const;

  Feed::Kind kind_;
  double gain_;
  std::optional<float> value_;
  Random random_;
  bool turned_ = false;      ///< 0 where it would not be, and the other way round
  std::uint64_t phase_ = 0;
  std::uint64_t tempo_ = 0;  ///< of trials: ticks from one event to the next
};

/// Laws under which a type is driven where one of them has to make it act; the first suits most ports. [any]
[[nodiscard]] const std::vector<Feed>& feeds();

}  // namespace anlage::check
