// SPDX-License-Identifier: Apache-2.0
/// Poisson numbers by inversion of the distribution function.
#pragma once

#include <cmath>

namespace poisson_stream {

inline constexpr double most_spikes = 500;  ///< above, exp(-mean) comes near the smallest double

/// The smallest k with P(K <= k) > uniform, uniform in (0, 1), mean up to `most_spikes`. [any]
inline float poisson_number(double uniform, double mean) {
  double probability = std::exp(-mean), below = probability;
  int k = 0;
  while (uniform >= below && k < 2000) {
    probability *= mean / ++k;
    below += probability;
  }
  return static_cast<float>(k);
}

}  // namespace poisson_stream
