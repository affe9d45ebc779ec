// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace force {
using namespace anlage;

/// FORCE, recursive least squares: every tick the weights are those of least squared error over all samples so far.
///   k = P x,   c = 1 / (1 + x' k),   P -= c k k',   w_j += c error_j k
/// P, at birth the identity over alpha, is the inverse of alpha I + sum of x x'.
struct Force {
  static constexpr const char* doc = "recursive least squares: an error is gone as soon as it is seen";
  static constexpr const char* citation = "Sussillo & Abbott 2009, Neuron 63:544-557";

  Param     alpha {1.0, "*", "what keeps weights small: the ridge", {1e-9, infinity}};
  Pre       x     {"pre", "*", "sending activity"};
  PostError error {"post", "*", "target minus activity of the receiver, before the change"};
  PreState  P     {"pre pre", "*", "inverse of the correlations of the senders"};
  PreState  k     {"pre", "*", "direction in which weights change"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    const Index n = x.size();
    if (P(0, 0) == 0)  // at birth: later P is positive definite
      for (Index i = 0; i < n; ++i) P(i, i) = 1 / alpha;
    k = Real(0);
    for (Index j = 0; j < n; ++j)
      for (Index i = 0; i < n; ++i) k[i] += P(i, j) * x[j];
    Real norm = 1;
    for (Index i = 0; i < n; ++i) norm += x[i] * k[i];
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < n; ++i) P(i, j) -= k[i] * k[j] / norm;
      const Real step = k[j] / norm;
      for (Index i = 0; i < error.size(); ++i) w(i, j) += error[i] * step;
    }
  }
};

}  // namespace force

ANLAGE_PLUGIN(force::Force)
