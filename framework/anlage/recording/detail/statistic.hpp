// SPDX-License-Identifier: Apache-2.0
/// A statistic over ticks: what one tick adds, and how ticks are put together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace anlage::detail {

enum class Statistic { mean, sum, last, min, max, accuracy, mse };

/// "mean" → Statistic::mean; nothing for any other word. [any]
[[nodiscard]] std::optional<Statistic> parse_statistic(std::string_view word);
[[nodiscard]] bool needs_against(Statistic statistic);

/// One number per tick, over a phase and over a window of the latest ticks. Allocates nothing after its birth.
class TickSeries {
 public:
  TickSeries(Statistic statistic, std::size_t window) : statistic_(statistic), latest_(window) {}

  void clear();
  void add(double tick_value);
  /// Over all ticks since `clear`; NaN if there was none. [main]
  [[nodiscard]] double total() const;
  /// Over the latest ticks; NaN if there was none. [main]
  [[nodiscard]] double recent() const;
  [[nodiscard]] std::uint64_t ticks() const { return ticks_; }
  /// The ticks since `clear` put together, before any division. [main]
  [[nodiscard]] double joined() const { return joined_; }
  /// Goes on from there; the latest ticks are those that come. [main]
  void go_on_from(std::uint64_t ticks, double joined);

 private:
  [[nodiscard]] double join(double a, double b) const;
  [[nodiscard]] double finish(double joined, std::uint64_t ticks) const;

  Statistic statistic_;
  std::vector<double> latest_;  ///< a ring: number i at i mod its size
  std::uint64_t seen_ = 0;      ///< numbers put into the ring
  std::uint64_t ticks_ = 0;
  double joined_ = 0.0;
};

}  // namespace anlage::detail
