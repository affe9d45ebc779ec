// SPDX-License-Identifier: Apache-2.0
/// Sheet: where units lie. A population is a grid of rows and columns over a square whose side is 1.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <anlage/sdk/failure.hpp>

namespace connections {

struct Sheet {
  std::int64_t rows = 1;
  std::int64_t columns = 1;

  /// Throws: anlage::Failure if `units` do not fill whole rows.
  Sheet(const char* side, std::int64_t units, double stated_rows)
      : rows(static_cast<std::int64_t>(stated_rows)), columns(units / rows) {
    if (rows * columns != units)
      throw anlage::Failure(std::string(side) + "_rows = " + std::to_string(rows) + " and " + std::to_string(units) +
                            " units: they have to fill whole rows");
  }
  double across(std::int64_t unit) const { return (static_cast<double>(unit % columns) + 0.5) / static_cast<double>(columns); }
  double down(std::int64_t unit) const { return (static_cast<double>(unit / columns) + 0.5) / static_cast<double>(rows); }
};

/// How far apart units of two sheets are.
struct Apart {
  Sheet senders;
  Sheet receivers;
  bool wrapped = false;

  double squared(std::int64_t post, std::int64_t pre) const {
    const double dx = along(receivers.across(post) - senders.across(pre));
    const double dy = along(receivers.down(post) - senders.down(pre));
    return dx * dx + dy * dy;
  }
  double along(double difference) const {
    const double d = std::abs(difference);
    return wrapped ? std::min(d, 1 - d) : d;
  }
};

}  // namespace connections
