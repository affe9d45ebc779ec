// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace temporal_difference {
using namespace anlage;

/// TD(lambda), the critic: what was active before a surprise has foretold too little or too much.
///   e_i = gamma lambda e_i + x_i of the tick before,   dw_ji = alpha * delta * e_i
/// `first` begins an episode, which nothing led to: e = 0.
struct TemporalDifference {
  static constexpr const char* doc = "a critic that learns to foretell reward from its own later predictions";
  static constexpr const char* citation = "Sutton 1988, Machine Learning 3:9-44";

  Param     alpha  {0.1, "1", "learning rate", {0, infinity}};
  Param     gamma  {1.0, "1", "discount a tick, that of the circuit that sends delta", {0, 1}};
  Param     lambda {0.0, "1", "what stays of the trace a tick, besides the discount", {0, 1}};
  Choice    kind   {"accumulating replacing", "a sender that is active again adds to its trace, or begins it anew"};
  Pre       x      {"pre", "*", "sending activity"};
  Modulator delta  {"*", "temporal difference error"};
  Modulator first  {"1", "not 0 in the first tick of an episode", optional};
  PreState  before {"pre", "*", "sending activity of the tick before"};
  PreState  e      {"pre", "*", "eligibility", "zero", skip_zero};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const Real kept = gamma * lambda;
    const bool anew = kind == "replacing";
    for (Index i = 0; i < e.size(); ++i) {
      const Real old = anew && before[i] != 0 ? Real(0) : kept * e[i];
      e[i] = first != 0 ? Real(0) : old + before[i];
    }
    before = x;
  }
  void learn(Tick, Synapse auto s) { w[s] += alpha * delta * e[s]; }
};

}  // namespace temporal_difference

ANLAGE_PLUGIN(temporal_difference::TemporalDifference)
