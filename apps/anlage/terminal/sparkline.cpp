// SPDX-License-Identifier: Apache-2.0
#include "terminal/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace anlage {
namespace {

constexpr std::array<const char*, 8> bars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

double mean_of_finite(const std::vector<double>& values, std::size_t first, std::size_t last) {
  double sum = 0.0;
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (!std::isfinite(values[i])) continue;
    sum += values[i];
    ++count;
  }
  return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::string sparkline(const std::vector<double>& values, std::size_t columns) {
  const std::size_t wide = std::min(columns, values.size());
  std::vector<double> means(wide);
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t i = 0; i < wide; ++i) {
    means[i] = mean_of_finite(values, i * values.size() / wide, (i + 1) * values.size() / wide);
    if (std::isnan(means[i])) continue;
    low = std::min(low, means[i]);
    high = std::max(high, means[i]);
  }
  std::string out;
  for (const double mean : means) {
    if (std::isnan(mean)) {
      out += ' ';
      continue;
    }
    const double height = high > low ? (mean - low) / (high - low) : 0.5;
    out += bars[std::min<std::size_t>(7, static_cast<std::size_t>(height * 8.0))];
  }
  return out;
}

}  // namespace anlage
