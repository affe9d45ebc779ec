// SPDX-License-Identifier: Apache-2.0
/// Poisson numbers by inversion of the distribution function.
#pragma once

#include <cmath>

namespace poisson_stream {

inline constexpr double most_spikes = 500;  ///< above, exp(-mean) comes near the smallest double

/// Poisson numbers of one mean up to `most_spikes` after another; the exponential is taken once where the mean stays.
class PoissonNumbers {
 public:
  /// The smallest k with P(K <= k) > uniform, uniform in (0, 1). [any]
  float operator()(double uniform, double mean) {
    if (mean != mean_) {
      mean_ = mean;
      none_ = std::exp(-mean);
    }
    double probability = none_, below = none_;
    int k = 0;
    while (uniform >= below && k < 2000) {
      probability *= mean / ++k;
      below += probability;
    }
    return static_cast<float>(k);
  }

 private:
  double mean_ = 0;
  double none_ = 1;  ///< probability of 0
};

}  // namespace poisson_stream
