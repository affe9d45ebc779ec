// SPDX-License-Identifier: Apache-2.0
#include "paired_test.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "statistics.hpp"

namespace anlage {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Sums with signs chosen from `index` on; counts those at least as far from zero as `bound`.
std::uint64_t far_sums(const std::vector<double>& values, std::size_t index, double sum, double bound) {
  if (index == values.size()) return std::fabs(sum) >= bound ? 1 : 0;
  return far_sums(values, index + 1, sum + values[index], bound) +
         far_sums(values, index + 1, sum - values[index], bound);
}

}  // namespace

double paired_t_p(const std::vector<double>& differences) {
  const Statistics of = statistics(differences);
  if (of.count < 2) return nan;
  if (of.deviation == 0.0) return of.mean == 0.0 ? 1.0 : 0.0;
  const double t = std::fabs(of.mean) * std::sqrt(static_cast<double>(of.count)) / of.deviation;
  const boost::math::students_t distribution(static_cast<double>(of.count - 1));
  return 2.0 * boost::math::cdf(boost::math::complement(distribution, t));
}

double sign_flip_p(const std::vector<double>& differences) {
  if (differences.empty() || differences.size() > most_sign_flips) return nan;
  double sum = 0.0;
  double scale = 0.0;
  for (const double difference : differences) {
    sum += difference;
    scale += std::fabs(difference);
  }
  // Equal sums in another order may differ by rounding: they count as equal.
  const double bound = std::fabs(sum) - 1e-12 * scale;
  // Flipping every sign changes no distance, so the first sign may stay.
  const std::uint64_t far = far_sums(differences, 1, differences.front(), bound);
  return static_cast<double>(far) / static_cast<double>(std::uint64_t{1} << (differences.size() - 1));
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> corrected(p.size(), nan);
  double highest = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    highest = std::max(highest, std::min(1.0, static_cast<double>(order.size() - i) * p[order[i]]));
    corrected[order[i]] = highest;
  }
  return corrected;
}

}  // namespace anlage
