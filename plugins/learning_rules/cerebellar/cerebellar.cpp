// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace cerebellar {
using namespace anlage;

/// Plasticity of parallel fibres on Purkinje cells: a climbing fibre weakens those that were active some time before it.
///   e1 += a (x - e1), e2 += a (e1 - e2), e3 += a (e2 - e3), E += a (e3 - E),   a = 1 - exp(-dt / tau)
///   dw_ji = A_LTP x_i - A_LTD climbing_j E_i
struct Cerebellar {
  static constexpr const char* doc = "parallel fibres that were active before a climbing fibre are weakened, others grow";
  static constexpr const char* citation =
      "Marr 1969, Journal of Physiology 202:437-470; Albus 1971, Mathematical Biosciences 10:25-61; Fujita 1982, "
      "Biological Cybernetics 45:195-206";

  Param     A_LTD    {1e-2, "1", "depression by the climbing fibre", {0, infinity}};
  Param     A_LTP    {0, "1", "potentiation without it", {0, infinity}};
  Param     tau      {50e-3, "s", "of each of four low-passes: the eligibility peaks three of them after activity", {1e-4, 10}};
  Pre       x        {"pre", "*", "activity of the parallel fibre"};
  PostError climbing {"post", "*", "what the climbing fibre tells: the cell did too much"};
  PreState  e1       {"pre", "*", "once low-passed"};
  PreState  e2       {"pre", "*", "twice low-passed"};
  PreState  e3       {"pre", "*", "three times low-passed"};
  PreState  E        {"pre", "*", "eligibility"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real a = 1 - std::exp(-now.dt / tau);
    e1 += a * (x - e1);
    e2 += a * (e1 - e2);
    e3 += a * (e2 - e3);
    E += a * (e3 - E);
  }
  void learn(Tick, Synapse auto s) { w[s] += A_LTP * x[s] - A_LTD * climbing[s] * E[s]; }
};

}  // namespace cerebellar

ANLAGE_PLUGIN(cerebellar::Cerebellar)
