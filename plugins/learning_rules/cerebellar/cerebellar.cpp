// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace cerebellar {
using namespace anlage;

/// Plasticity of parallel fibres on Purkinje cells: a climbing fibre weakens those that were active some time before it.
///   e1 += a (x - e1), e2 += a (e1 - e2), ..., E last,   a = 1 - exp(-dt / tau), `stages` low-passes in all
///   dw_ji = A_LTP x_i - A_LTD climbing_j E_i
/// The eligibility of a pulse is t^(stages - 1) exp(-t / tau): it peaks (stages - 1) tau after it, and is the narrower the more
/// stages there are.
struct Cerebellar {
  static constexpr const char* doc = "parallel fibres that were active before a climbing fibre are weakened, others grow";
  static constexpr const char* citation =
      "Marr 1969, Journal of Physiology 202:437-470; Albus 1971, Mathematical Biosciences 10:25-61; Fujita 1982, "
      "Biological Cybernetics 45:195-206";

  Param     A_LTD    {1e-2, "1", "depression by the climbing fibre", {0, infinity}};
  Param     A_LTP    {0, "1", "potentiation without it", {0, infinity}};
  Param     tau      {50e-3, "s", "of each low-pass: the eligibility peaks stages - 1 of them after activity", {1e-4, 10}};
  Param     stages   {4, "1", "low-passes from activity to eligibility", {1, 8}, integer};
  Pre       x        {"pre", "*", "activity of the parallel fibre"};
  PostError climbing {"post", "*", "what the climbing fibre tells: the cell did too much"};
  PreState  e1       {"pre", "*", "once low-passed"};
  PreState  e2       {"pre", "*", "twice low-passed"};
  PreState  e3       {"pre", "*", "three times low-passed"};
  PreState  e4       {"pre", "*", "four times low-passed"};
  PreState  e5       {"pre", "*", "five times low-passed"};
  PreState  e6       {"pre", "*", "six times low-passed"};
  PreState  e7       {"pre", "*", "seven times low-passed"};
  PreState  E        {"pre", "*", "eligibility"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real a = 1 - std::exp(-now.dt / tau);
    PreState* const chain[] = {&e1, &e2, &e3, &e4, &e5, &e6, &e7};
    const int last = static_cast<int>(stages.value) - 1;
    const auto pass = [a](PreState& to, const auto& from) { to += a * (from - to); };
    pass(last > 0 ? e1 : E, x);
    for (int k = 1; k <= last; ++k) pass(k < last ? *chain[k] : E, *chain[k - 1]);
  }
  void learn(Tick, Synapse auto s) { w[s] += A_LTP * x[s] - A_LTD * climbing[s] * E[s]; }
};

}  // namespace cerebellar

ANLAGE_PLUGIN(cerebellar::Cerebellar)
