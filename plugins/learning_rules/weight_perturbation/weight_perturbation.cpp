// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace weight_perturbation {
using namespace anlage;

/// Weight perturbation: synapses try out other weights, all at once, and keep what brought reward.
///   perturbed = 0   psi = sigma * standard normal,   w += psi                    (from the next tick on)
///   else            dw = eta * advantage * psi / sigma^2,   w -= psi,   psi = 0
/// advantage: reward with psi minus reward without, of the same sample.
struct WeightPerturbation {
  static constexpr const char* doc = "synapses try out other weights, all at once, and keep what brought reward";
  static constexpr const char* citation =
      "Jabri & Flower 1992, IEEE Transactions on Neural Networks 3:154-157; Werfel, Xie & Seung 2005, Neural "
      "Computation 17:2699-2718";

  Param     eta       {1e-3, "1", "learning rate", {0, infinity}};
  Param     sigma     {1e-3, "1", "standard deviation of what is tried", {1e-9, infinity}};
  Modulator perturbed {"1", "not 0 in the tick of the trial with other weights"};
  Modulator advantage {"*", "reward of this tick minus that of the tick before"};
  Trace     psi       {"post pre", "1", "what is being tried"};
  Weights   w         {"post pre", "1", "synaptic weight, with psi while it is tried"};
  Rng       draws     {"what is tried"};

  void learn(Tick now, Synapse auto s) {
    const bool tried = perturbed != 0;
    const Real next = tried ? Real(0) : sigma * draws.normal(now, s.k);
    const Real kept = tried ? eta * advantage * psi[s] / (sigma * sigma) : Real(0);
    w[s] += kept + (next - psi[s]);
    psi[s] = next;
  }
};

}  // namespace weight_perturbation

ANLAGE_PLUGIN(weight_perturbation::WeightPerturbation)
