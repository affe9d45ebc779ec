// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/numbers.hpp"

namespace gaussian_stream {
using namespace anlage;

/// Correlated normal samples, a new one each tick: z_k = sd_k * standard normal, x = Q z, Q orthonormal.
struct GaussianStream {
  static constexpr const char* doc = "normal samples with given standard deviations along hidden axes";

  Text   sd    {"standard deviations along the hidden axes, such as \"3 2 1\""};
  Choice axes  {"random inputs", "directions of the hidden axes: drawn from the seed, or those of the inputs", birth};
  Out    x     {"input", "1", "sample"};
  Out    z     {"hidden", "1", "the same along the hidden axes"};
  Table<Real> directions {"input hidden", "1", "hidden axes as columns"};
  Table<Real> deviations {"hidden", "1", "standard deviations"};
  Rng    turn  {"directions"};
  Rng    draw  {"samples"};

  void develop(Setup& setup) {
    const auto deviation = worlds::read_numbers(sd.text());
    if (deviation.empty() || deviation.size() > 4096)
      throw Failure("sd states " + std::to_string(deviation.size()) + 
                    " standard deviations: from 1 to 4096 are possible");
    for (const double each : deviation)
      if (!(each >= 0 && each < infinity)) throw Failure("a standard deviation in sd is negative or infinite");
    setup.set_axis("input", static_cast<std::int64_t>(deviation.size()));
    setup.set_axis("hidden", static_cast<std::int64_t>(deviation.size()));
  }
  void fill() {
    const auto deviation = worlds::read_numbers(sd.text());
    const Index n = directions.rows();
    for (Index k = 0; k < n; ++k) deviations.set(k, 0, static_cast<Real>(deviation[static_cast<std::size_t>(k)]));
    Eigen::MatrixXd q = Eigen::MatrixXd::Identity(n, n);
    if (axes == "random") orthonormalise(q);
    for (Index k = 0; k < n; ++k)
      for (Index i = 0; i < n; ++i) directions.set(i, k, static_cast<Real>(q(i, k)));
  }
  void advance(Tick now) {
    x = Real(0);
    for (Index k = 0; k < z.size(); ++k) {
      z[k] = deviations[k] * draw.normal(now, k);
      for (Index i = 0; i < x.size(); ++i) x[i] += directions(i, k) * z[k];
    }
  }
  /// Gram and Schmidt, twice over, of normal numbers: every orthonormal basis is equally likely.
  void orthonormalise(Eigen::MatrixXd& q) const {
    for (Index k = 0; k < q.cols(); ++k) {
      for (Index i = 0; i < q.rows(); ++i) q(i, k) = turn.normal(Tick{static_cast<std::uint64_t>(k), 0, 0}, i);
      for (int pass = 0; pass < 2; ++pass)
        for (Index l = 0; l < k; ++l) q.col(k) -= product(q, l, k) * q.col(l);
      q.col(k) /= std::sqrt(product(q, k, k));
    }
  }
  /// Of two columns, summed up in their order, so that every machine turns alike.
  static double product(const Eigen::MatrixXd& q, Index a, Index b) {
    double sum = 0;
    for (Index i = 0; i < q.rows(); ++i) sum += q(i, a) * q(i, b);
    return sum;
  }
};

}  // namespace gaussian_stream

ANLAGE_PLUGIN(gaussian_stream::GaussianStream)
