// SPDX-License-Identifier: Apache-2.0
/// Scaling of a column, measured on the training rows alone: y = (x - shift) * factor, or that of ln x, or the rank of
/// x.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace table_stream {

struct Scaling {
  double shift = 0;
  double factor = 1;
  bool logarithm = false;
  std::vector<float> ranked;  ///< training values in order, where ranks are asked for

  float operator()(float x) const {
    const double value = !ranked.empty() ? share_below(x) : logarithm ? std::log(double{x}) : double{x};
    return static_cast<float>((value - shift) * factor);
  }

  /// Mean 0 and standard deviation 1 over `count` values at(0) … at(count - 1). A constant column becomes 0.
  template <class At>
  static Scaling standardise(std::int64_t count, At at) {
    double sum = 0, squares = 0, low = at(0), high = at(0);
    for (std::int64_t i = 0; i < count; ++i) sum += at(i), low = std::min<double>(low, at(i)), high = std::max<double>(high, at(i));
    if (low == high) return {low, 1, false, {}};
    const double mean = sum / static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i) squares += (at(i) - mean) * (at(i) - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(count));
    return {mean, deviation > 0 ? 1 / deviation : 1, false, {}};
  }

  /// The same of the natural logarithm; all values lie above 0.
  template <class At>
  static Scaling log(std::int64_t count, At at) {
    Scaling scaling = standardise(count, [&](std::int64_t i) { return std::log(double{at(i)}); });
    scaling.logarithm = true;
    return scaling;
  }

  /// From 0 to 1. A constant column becomes 0.
  template <class At>
  static Scaling unit(std::int64_t count, At at) {
    double low = at(0), high = at(0);
    for (std::int64_t i = 1; i < count; ++i) low = std::min<double>(low, at(i)), high = std::max<double>(high, at(i));
    return {low, high > low ? 1 / (high - low) : 1, false, {}};
  }

  /// Share of the training values that lie below, equal ones counted half, as a uniform law of mean 0 and standard
  /// deviation 1 has it: from -sqrt 3 to sqrt 3. Only the order of a column's values counts. A constant column becomes
  /// 0.
  template <class At>
  static Scaling rank(std::int64_t count, At at) {
    Scaling scaling{0.5, std::sqrt(12.0), false, std::vector<float>(static_cast<std::size_t>(count))};
    for (std::int64_t i = 0; i < count; ++i) scaling.ranked[static_cast<std::size_t>(i)] = at(i);
    std::sort(scaling.ranked.begin(), scaling.ranked.end());
    return scaling;
  }

 private:
  double share_below(float x) const {
    const auto [low, high] = std::equal_range(ranked.begin(), ranked.end(), x);
    return 0.5 * static_cast<double>((low - ranked.begin()) + (high - ranked.begin())) /
           static_cast<double>(ranked.size());
  }
};

}  // namespace table_stream
