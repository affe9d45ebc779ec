// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace expectile {
using namespace anlage;

/// Expectile learning, a distributional critic: optimists learn more from good surprises, pessimists from bad ones.
///   dw_ji = eta * a_j * error_j * x_i,   a_j = tau_j if error_j > 0, else 1 - tau_j
/// tau_j runs evenly from tau_min for the first receiver to tau_max for the last.
struct Expectile {
  static constexpr const char* doc = "receivers from pessimists to optimists, which together foretell a distribution";
  static constexpr const char* citation = "Dabney et al. 2020, Nature 577:671-675";

  Param     eta     {1e-2, "1", "learning rate", {0, infinity}};
  Param     tau_min {0.05, "1", "asymmetry of the first receiver", {0, 1}};
  Param     tau_max {0.95, "1", "asymmetry of the last receiver", {0, 1}};
  Pre       x       {"pre", "*", "sending activity", skip_zero};
  PostError error   {"post", "*", "outcome minus prediction of the receiver"};
  PostState tau     {"post", "1", "asymmetry"};
  PostState lesson  {"post", "*", "error as the receiver takes it"};
  Weights   w       {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const Index n = tau.size();
    for (Index j = 0; j < n; ++j) {
      const Real place = n > 1 ? static_cast<Real>(j) / static_cast<Real>(n - 1) : Real(0.5);
      tau[j] = tau_min + (tau_max - tau_min) * place;
      lesson[j] = (error[j] > 0 ? tau[j] : 1 - tau[j]) * error[j];
    }
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * lesson[s] * x[s]; }
};

}  // namespace expectile

ANLAGE_PLUGIN(expectile::Expectile)
