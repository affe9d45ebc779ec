// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace opponent_actor {
using namespace anlage;

/// Opponent actor learning: two populations of striatal cells read dopamine with opposite signs.
///   e_ji = lambda e_ji + y_j x_i
///   D1, go:     dw_ji =  alpha * delta * w_ji * e_ji
///   D2, no-go:  dw_ji = -alpha * delta * w_ji * e_ji
struct OpponentActor {
  static constexpr const char* doc = "go and no-go synapses, which dopamine changes in opposite directions";
  static constexpr const char* citation = "Collins & Frank 2014, Psychological Review 121:337-366";

  Choice    receptor {"D1 D2", "which dopamine receptor the receivers have: go, or no-go"};
  Param     alpha    {0.1, "1", "learning rate", {0, infinity}};
  Param     lambda   {0.0, "1", "what stays of the trace a tick", {0, 1}};
  Pre       x        {"pre", "*", "sending activity"};
  Post      y        {"post", "*", "1 for the action that was chosen, else 0"};
  Modulator delta    {"*", "dopamine: reward prediction error"};
  Trace     e        {"post pre", "*", "eligibility"};
  Weights   w        {"post pre", "1", "synaptic weight, above 0"};

  void learn(Tick, Synapse auto s) {
    const Real sign = receptor.index() == 0 ? Real(1) : Real(-1);
    e[s] = lambda * e[s] + y[s] * x[s];
    w[s] += sign * alpha * delta * w[s] * e[s];
  }
};

}  // namespace opponent_actor

ANLAGE_PLUGIN(opponent_actor::OpponentActor)
