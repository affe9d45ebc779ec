// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/detail/statistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace anlage::detail {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::optional<Statistic> parse_statistic(std::string_view word) {
  if (word == "mean") return Statistic::mean;
  if (word == "sum") return Statistic::sum;
  if (word == "last") return Statistic::last;
  if (word == "min") return Statistic::min;
  if (word == "max") return Statistic::max;
  if (word == "accuracy") return Statistic::accuracy;
  if (word == "mse") return Statistic::mse;
  return std::nullopt;
}

bool needs_against(Statistic statistic) { return statistic == Statistic::accuracy || statistic == Statistic::mse; }

void TickSeries::clear() { go_on_from(0, 0.0); }

void TickSeries::go_on_from(std::uint64_t ticks, double joined) {
  seen_ = 0;
  ticks_ = ticks;
  joined_ = joined;
}

void TickSeries::add(double tick_value) {
  joined_ = ticks_ == 0 ? tick_value : join(joined_, tick_value);
  latest_[seen_ % latest_.size()] = tick_value;
  ++seen_;
  ++ticks_;
}

double TickSeries::total() const { return finish(joined_, ticks_); }

double TickSeries::recent() const {
  const std::uint64_t count = std::min<std::uint64_t>(seen_, latest_.size());
  if (count == 0) return nan;
  double joined = latest_[(seen_ - count) % latest_.size()];
  for (std::uint64_t i = seen_ - count + 1; i < seen_; ++i)
    joined = join(joined, latest_[i % latest_.size()]);
  return finish(joined, count);
}

double TickSeries::join(double a, double b) const {
  switch (statistic_) {
    case Statistic::last:
      return b;
    case Statistic::min:
      return std::isnan(a) || std::isnan(b) ? nan : std::min(a, b);
    case Statistic::max:
      return std::isnan(a) || std::isnan(b) ? nan : std::max(a, b);
    default:
      return a + b;
  }
}

double TickSeries::finish(double joined, std::uint64_t ticks) const {
  if (ticks == 0) return nan;
  const bool averages = statistic_ == Statistic::mean || needs_against(statistic_);
  return averages ? joined / static_cast<double>(ticks) : joined;
}

}  // namespace anlage::detail
