// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace sail_net {
using namespace anlage;

/// SAILnet's inhibitory rule: n counts spikes until `settled` is not 0, then dw = -alpha * (n_post * n_pre - p^2).
struct SailNet {
  static constexpr const char* doc = "units that spike together more than by chance come to inhibit each other";
  static constexpr const char* citation =
      "Zylberberg, Murphy & DeWeese 2011, PLoS Computational Biology 7:e1002250";

  Param     alpha   {0.01, "1", "learning rate", {0, infinity}};
  Param     p       {0.05, "1", "spikes that a unit is meant to send for a picture", {0, infinity}};
  Pre       x       {"pre", "1", "spikes that arrive"};
  Post      spike   {"post", "1", "spikes that the receiver sends"};
  Modulator settled {"1", "not 0 in the last tick of a picture"};
  PreState  n_pre   {"pre", "1", "spikes that arrived since the picture began", "zero"};
  PostState n_post  {"post", "1", "spikes sent since the picture began", "zero"};
  PostState over    {"post", "1", "1 after the last tick of a picture", "zero"};
  Weights   w       {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const Real kept = over[0] != 0 ? Real(0) : Real(1);
    n_pre = kept * n_pre + x;
    n_post = kept * n_post + spike;
    over = settled != 0 ? Real(1) : Real(0);
  }
  void learn(Tick, Synapse auto s) { w[s] -= over[s] * alpha * (n_post[s] * n_pre[s] - p * p); }
};

}  // namespace sail_net

ANLAGE_PLUGIN(sail_net::SailNet)
