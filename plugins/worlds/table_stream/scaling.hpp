// SPDX-License-Identifier: Apache-2.0
/// Scaling: y = (x - shift) * factor, one a column, from the training rows alone.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace table_stream {

struct Scaling {
  double shift = 0;
  double factor = 1;

  float operator()(float x) const { return static_cast<float>((double{x} - shift) * factor); }

  /// Mean 0 and standard deviation 1 over `count` values at(0) … at(count - 1). A constant column becomes 0.
  template <class At>
  static Scaling standardise(std::int64_t count, At at) {
    double sum = 0, squares = 0;
    for (std::int64_t i = 0; i < count; ++i) sum += at(i);
    const double mean = sum / static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i) squares += (at(i) - mean) * (at(i) - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(count));
    return {mean, deviation > 0 ? 1 / deviation : 1};
  }

  /// From 0 to 1. A constant column becomes 0.
  template <class At>
  static Scaling unit(std::int64_t count, At at) {
    double low = at(0), high = at(0);
    for (std::int64_t i = 1; i < count; ++i) low = std::min<double>(low, at(i)), high = std::max<double>(high, at(i));
    return {low, high > low ? 1 / (high - low) : 1};
  }
};

}  // namespace table_stream
