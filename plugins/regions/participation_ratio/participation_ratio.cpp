// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace participation_ratio {
using namespace anlage;

/// Dimension of a population's activity: how many directions it varies in, about equally,
///   dimension = (tr C)^2 / tr(C^2) = (sum_k lambda_k)^2 / sum_k lambda_k^2,   C the covariance of the rates
/// Differences of two ticks, d = (x(2u + 1) - x(2u)) / sqrt 2, have covariance C whatever the mean is, and those of
/// different u are independent where the activities of different ticks are:
///   tr C = E |d|^2,   tr(C^2) = E (d . d')^2,   d' one of the last `window` differences
/// No term is biased by the number of samples.
struct ParticipationRatio {
  static constexpr const char* doc = "dimension of a population's activity: the participation ratio of its covariance";
  static constexpr const char* citation =
      "Litwin-Kumar, Harris, Axel, Sompolinsky & Abbott 2017, Neuron 93:1153-1164";

  Param window    {32, "1", "differences that a new one is compared with", {1, 4096}, birth | integer};
  In    rate      {"n", "*", "activity of the population"};
  State earlier   {"n", "*", "activity of the tick before, in every second tick"};
  State held      {"n window", "*", "the last differences"};
  State samples   {"", "1", "differences so far", "zero"};
  State odd       {"", "1", "1 in every second tick", "zero"};
  State trace     {"", "*", "mean of |d|^2", "zero"};
  State square    {"", "*", "mean of (d . d')^2", "zero"};
  Out   dimension {"", "1", "participation ratio; 0 before the third difference"};

  void develop(Setup& setup) { setup.set_axis("window", static_cast<std::int64_t>(window.value)); }

  void tick(Tick) {
    if (odd.value() != 0) add_difference();
    earlier = rate;
    odd = Real(1) - odd.value();
    const Real t = trace, s = square;
    dimension = s > 0 ? t * t / s : Real(0);
  }
  void add_difference() {
    constexpr Real half_root = 0.70710678F;
    earlier = half_root * (rate - earlier);
    const auto count = static_cast<Index>(samples.value());
    const Index known = std::min<Index>(count, held.matrix().cols());
    trace += (inner(earlier.data()) - trace) / Real(count + 1);
    if (known > 0) {
      double sum = 0;
      for (Index k = 0; k < known; ++k) {
        const double product = inner(held.data() + k * held.stride());
        sum += product * product;
      }
      square += (static_cast<Real>(sum / static_cast<double>(known)) - square) / Real(count);
    }
    held.column(count % held.matrix().cols()) = earlier;
    samples = Real(count + 1);
  }
  /// With the difference of this tick; sixteen sums in a fixed order, the same bits on every machine.
  Real inner(const Real* with) const {
    Real sum[16] = {};
    const Real* const d = earlier.data();
    const Index n = rate.size();
    for (Index i = 0; i < n; i += 16)
      for (Index l = 0; l < std::min<Index>(16, n - i); ++l) sum[l] += d[i + l] * with[i + l];
    for (int half = 8; half > 0; half /= 2)
      for (int l = 0; l < half; ++l) sum[l] += sum[l + half];
    return sum[0];
  }
};

}  // namespace participation_ratio

ANLAGE_PLUGIN(participation_ratio::ParticipationRatio)
