// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace reward_hebb {
using namespace anlage;

/// Reward-modulated Hebbian rule: tau_e de/dt = y x - e, dw = eta * dopamine * e.
struct RewardHebb {
  static constexpr const char* doc = "coincidences leave a trace at the synapse; dopamine turns it into a change";
  static constexpr const char* citation = "Fremaux & Gerstner 2016, Frontiers in Neural Circuits 9:85";

  Param     eta      {1e-3, "1", "learning rate", {0, infinity}};
  Param     tau_e    {1.0, "s", "decay of the eligibility trace", {1e-3, 60.0}};
  Pre       x        {"pre", "*", "sending activity"};
  Post      y        {"post", "*", "receiving activity"};
  Modulator dopamine {"*", "third factor"};
  Trace     e        {"post pre", "*", "eligibility trace", "zero"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void learn(Tick now, Synapse auto s) {
    e[s] += now.dt / tau_e * (y[s] * x[s] - e[s]);
    w[s] += eta * dopamine * e[s];
  }
};

}  // namespace reward_hebb

ANLAGE_PLUGIN(reward_hebb::RewardHebb)
