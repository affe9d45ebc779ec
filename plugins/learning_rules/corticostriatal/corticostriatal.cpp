// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace corticostriatal {
using namespace anlage;

/// Synapses of cortex on spiny cells: what was active `lag` ticks before an error is corrected, up or down by the
/// receptor.
///   e_i   = lambda e_i + x_i(t - lag),   lambda = exp(-dt / tau_e), 0 if tau_e is 0
///   m_j   = burst error_j if error_j > 0, else dip error_j
///   D1:   dw_ji = eta m_j e_i,   D2: dw_ji = -eta m_j e_i
/// Without an error no weight changes by a bit.
struct Corticostriatal {
  static constexpr const char* doc =
      "spiny cells: an error corrects what was active before it, D1 upwards and D2 downwards";
  static constexpr const char* citation =
      "Shen, Flajolet, Greengard & Surmeier 2008, Science 321:848-851; Yagishita et al. 2014, Science 345:1616-1620";

  Choice    receptor {"D1 D2", "sign with which the receivers read the error"};
  Param     eta      {0.1, "1", "learning rate", {0, infinity}};
  Param     lag      {0, "1", "ticks from activity to the error about it", {0, 8}, integer};
  Param     tau_e    {0.0, "s", "decay of the eligibility; 0: of one tick alone", {0, infinity}};
  Param     burst    {1.0, "1", "weight of errors above 0", {0, infinity}};
  Param     dip      {1.0, "1", "weight of errors below 0", {0, infinity}};
  Pre       x        {"pre", "*", "sending activity"};
  PostError error    {"post", "*", "dopamine, or another error, in the compartment of the receiver"};
  PreState  x1       {"pre", "*", "activity of the tick before"};
  PreState  x2       {"pre", "*", "of two ticks before"};
  PreState  x3       {"pre", "*", "of three ticks before"};
  PreState  x4       {"pre", "*", "of four ticks before"};
  PreState  x5       {"pre", "*", "of five ticks before"};
  PreState  x6       {"pre", "*", "of six ticks before"};
  PreState  x7       {"pre", "*", "of seven ticks before"};
  PreState  x8       {"pre", "*", "of eight ticks before"};
  PreState  e        {"pre", "*", "eligibility", "zero", skip_zero};
  PostState m        {"post", "*", "error as the receptor reads it"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    PreState* const line[] = {&x1, &x2, &x3, &x4, &x5, &x6, &x7, &x8};
    const auto ticks = static_cast<Index>(lag.value);
    const Real kept = tau_e > 0 ? Real(std::exp(-now.dt / tau_e)) : Real(0);
    for (Index i = 0; i < e.size(); ++i) {
      e[i] = kept * e[i] + (ticks > 0 ? (*line[ticks - 1])[i] : x[i]);
      for (Index k = ticks; k > 1; --k) (*line[k - 1])[i] = (*line[k - 2])[i];
      if (ticks > 0) x1[i] = x[i];
    }
    const Real sign = receptor == "D1" ? Real(1) : Real(-1);
    for (Index j = 0; j < m.size(); ++j) m[j] = sign * eta * (error[j] > 0 ? burst : dip) * error[j];
  }
  void learn(Tick, Synapse auto s) { w[s] += m[s] * e[s]; }
};

}  // namespace corticostriatal

ANLAGE_PLUGIN(corticostriatal::Corticostriatal)
