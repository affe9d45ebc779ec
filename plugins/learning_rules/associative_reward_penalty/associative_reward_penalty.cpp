// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace associative_reward_penalty {
using namespace anlage;

/// Associative reward-penalty: after success what was done becomes likelier, after failure what was not.
///   dw_ji = rho * (r (y_j - p_j) + lambda (1 - r) (1 - y_j - p_j)) * x_i
/// y: what the unit did, 1 or 0; p: how probable 1 was; r: success, from 0 to 1.
struct AssociativeRewardPenalty {
  static constexpr const char* doc = "success makes likelier what was done, failure what was not";
  static constexpr const char* citation =
      "Barto & Anandan 1985, IEEE Transactions on Systems, Man, and Cybernetics 15:360-375";

  Param     rho         {0.5, "1", "learning rate after success", {0, infinity}};
  Param     lambda      {0.05, "1", "learning rate after failure, as a part of rho", {0, 1}};
  Pre       x           {"pre", "*", "sending activity", skip_zero};
  Post      rate        {"post", "1", "what the receiver did: 1 or 0"};
  Post      expectation {"post", "1", "how probable 1 was"};
  Modulator r           {"1", "success: 1, failure: 0, or a number between"};
  PostState lesson      {"post", "1", "change for a sender that sends 1"};
  Weights   w           {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const auto y = rate.array(), p = expectation.array();
    lesson = rho * (r * (y - p) + lambda * (1 - r) * (1 - y - p));
  }
  void learn(Tick, Synapse auto s) { w[s] += lesson[s] * x[s]; }
};

}  // namespace associative_reward_penalty

ANLAGE_PLUGIN(associative_reward_penalty::AssociativeRewardPenalty)
