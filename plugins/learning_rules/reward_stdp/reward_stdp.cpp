// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/fade.hpp"

namespace reward_stdp {
using namespace anlage;

/// Spike pairs leave a trace at the synapse, and dopamine turns it into a change:
///   dc/dt = -c / tau_c + A_plus K_plus (at a receiving spike) - A_minus K_minus (at a sending spike)
///   dw/dt = dopamine c
/// K: sum over the earlier spikes of exp(-age / tau). Two spikes in the same tick are no pair.
struct RewardStdp {
  static constexpr const char* doc = "spike pairs mark a synapse; dopamine, seconds later, changes it";
  static constexpr const char* citation = "Izhikevich 2007, Cerebral Cortex 17:2443-2452";

  Param     A_plus    {0.1, "1", "mark of a sender's spike before the receiver's", {0, infinity}};
  Param     A_minus   {0.15, "1", "mark of a sender's spike after the receiver's", {0, infinity}};
  Param     tau_plus  {20e-3, "s", "memory of the sender's spikes", {1e-4, 10}};
  Param     tau_minus {20e-3, "s", "memory of the receiver's spikes", {1e-4, 10}};
  Param     tau_c     {1.0, "s", "decay of the mark", {1e-3, 1000}};
  Pre       x         {"pre", "1", "spikes that arrive"};
  Post      spike     {"post", "1", "spikes of the receiver"};
  Modulator dopamine  {"*", "how much of the mark becomes weight, per second"};
  PreState  K_plus    {"pre", "1", "trace of the sender's earlier spikes"};
  PreState  arrived   {"pre", "1", "spikes of the tick before"};
  PostState K_minus   {"post", "1", "trace of the receiver's earlier spikes"};
  PostState fired     {"post", "1", "the receiver's spikes of the tick before"};
  PostState kept      {"post", "1", "share of a mark that a tick leaves"};
  Trace     c         {"post pre", "1", "mark: eligibility of the synapse"};
  Weights   w         {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    rules::fade(K_plus, arrived, std::exp(-now.dt / tau_plus));
    rules::fade(K_minus, fired, std::exp(-now.dt / tau_minus));
    arrived = x;
    fired = spike;
    kept.setConstant(std::exp(-now.dt / tau_c));
  }
  void learn(Tick now, Synapse auto s) {
    c[s] = kept[s] * c[s] + A_plus * K_plus[s] * spike[s] - A_minus * K_minus[s] * x[s];
    w[s] += now.dt * dopamine * c[s];
  }
};

}  // namespace reward_stdp

ANLAGE_PLUGIN(reward_stdp::RewardStdp)
