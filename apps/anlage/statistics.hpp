// SPDX-License-Identifier: Apache-2.0
/// Mean and standard deviation of a few values.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace anlage {

struct Statistics {
  double mean = std::numeric_limits<double>::quiet_NaN();
  double deviation = std::numeric_limits<double>::quiet_NaN();  ///< of a sample: divided by n - 1; NaN for one value
  std::size_t count = 0;
};

/// Over the values that are finite. [any]
[[nodiscard]] inline Statistics statistics(const std::vector<double>& values) {
  Statistics out;
  double sum = 0.0;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    sum += value;
    ++out.count;
  }
  if (out.count == 0) return out;
  out.mean = sum / static_cast<double>(out.count);
  if (out.count == 1) return out;
  double squares = 0.0;
  for (const double value : values) {
    if (std::isfinite(value)) squares += (value - out.mean) * (value - out.mean);
  }
  out.deviation = std::sqrt(squares / static_cast<double>(out.count - 1));
  return out;
}

}  // namespace anlage
