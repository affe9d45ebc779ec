// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace btsp {
using namespace anlage;

/// Behavioural time scale plasticity: a plateau in the dendrite changes the synapses that are active within seconds of it.
///   tau_e de_i/dt = x_i - e_i,   tau_p dp_j/dt = plateau_j - p_j
///   dw_ji/dt = k_plus (w_max - w_ji) q_plus(p_j e_i) - k_minus w_ji q_minus(p_j e_i)
/// q: a logistic function of slope beta around alpha, scaled so that q(0) = 0 and q(1) = 1.
struct Btsp {
  static constexpr const char* doc = "a plateau in the dendrite changes synapses that are active within seconds of it";
  static constexpr const char* citation =
      "Bittner et al. 2017, Science 357:1033-1036; Milstein et al. 2021, eLife 10:e73046";

  Param     k_plus      {2.0, "Hz", "speed of growth", {0, infinity}};
  Param     k_minus     {0.3, "Hz", "speed of decline", {0, infinity}};
  Param     w_max       {1.0, "1", "largest weight", {0, infinity}};
  Param     tau_e       {1.0, "s", "eligibility of the synapse", {1e-3, 100}};
  Param     tau_p       {0.5, "s", "signal that the plateau sends to all synapses", {1e-3, 100}};
  Param     alpha_plus  {0.4, "1", "overlap of both at which growth is half as fast", {0, 1}};
  Param     beta_plus   {5.0, "1", "its slope", {1e-3, 1e3}};
  Param     alpha_minus {0.03, "1", "overlap of both at which decline is half as fast", {0, 1}};
  Param     beta_minus  {20.0, "1", "its slope", {1e-3, 1e3}};
  Pre       x           {"pre", "1", "sending activity, from 0 to 1"};
  Post      plateau     {"post", "1", "1 during a plateau, else 0"};
  PreState  e           {"pre", "1", "eligibility"};
  PostState p           {"post", "1", "signal of the plateau"};
  Weights   w           {"post pre", "1", "synaptic weight, from 0 to w_max"};

  void settle(Tick now) {
    e += (1 - std::exp(-now.dt / tau_e)) * (x - e);
    p += (1 - std::exp(-now.dt / tau_p)) * (plateau - p);
  }
  void learn(Tick now, Synapse auto s) {
    const Real overlap = p[s] * e[s];
    const Real growth = k_plus * (w_max - w[s]) * scaled(overlap, alpha_plus, beta_plus);
    w[s] += now.dt * (growth - k_minus * w[s] * scaled(overlap, alpha_minus, beta_minus));
  }
  static Real logistic(Real u) { return 1 / (1 + std::exp(-u)); }
  static Real scaled(Real overlap, Real alpha, Real beta) {
    const Real least = logistic(-beta * alpha);
    return (logistic(beta * (overlap - alpha)) - least) / (logistic(beta * (1 - alpha)) - least);
  }
};

}  // namespace btsp

ANLAGE_PLUGIN(btsp::Btsp)
