// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace krotov_hopfield {
using namespace anlage;

/// Krotov and Hopfield's rule, p = 2: dw_ji = eta * g_j * (radius^2 x_i - u_j w_ji), u_j = sum_i w_ji x_i;
/// g = 1 for the strongest receiver, -delta for the one of rank k, 0 for all others.
struct KrotovHopfield {
  static constexpr const char* doc = "the strongest receiver learns the input, the one of rank k unlearns it";
  static constexpr const char* citation =
      "Krotov & Hopfield 2019, Proceedings of the National Academy of Sciences 116:7723-7731";

  Param     eta       {1e-2, "1", "learning rate", {0, infinity}};
  Param     radius    {1.0, "1", "length that the weights tend to", {0, infinity}};
  Param     k         {2, "1", "rank of the receiver that unlearns", {2, infinity}, integer};
  Param     delta     {0.4, "1", "strength of the unlearning", {0, infinity}};
  Choice    normalise {"none largest", "as it is, or divided by its largest element"};
  Pre       x         {"pre", "*", "sending activity"};
  Post      rank      {"post", "1", "place of the receiver: 1 the strongest"};
  PostState g         {"post", "1", "part of the receiver in learning"};
  PostState u         {"post", "*", "sum over senders of w x"};
  Weights   w         {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    u = Real(0);
    for (Index j = 0; j < g.size(); ++j) g[j] = rank[j] == 1 ? Real(1) : rank[j] == Real(k) ? -Real(delta) : Real(0);
    for (Index i = 0; i < x.size(); ++i)
      for (Index j = 0; j < u.size(); ++j) u[j] += w(j, i) * x[i];
    const Real rate = normalise == "largest" ? eta / std::max(largest(), Real(1e-30)) : Real(eta);
    for (Index i = 0; i < x.size(); ++i)
      for (Index j = 0; j < g.size(); ++j) w(j, i) += rate * change(j, i);
  }
  Real change(Index j, Index i) const { return g[j] * (radius * radius * x[i] - u[j] * w(j, i)); }
  Real largest() const {
    Real most = 0;
    for (Index i = 0; i < x.size(); ++i)
      for (Index j = 0; j < g.size(); ++j) most = std::max(most, std::abs(change(j, i)));
    return most;
  }
};

}  // namespace krotov_hopfield

ANLAGE_PLUGIN(krotov_hopfield::KrotovHopfield)
