// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace reward_prediction {
using namespace anlage;

/// Dopamine as reward prediction error:
///   dopamine = reward - expected,   expected += alpha * dopamine   (after dopamine has been sent)
struct RewardPrediction {
  static constexpr const char* doc = "dopamine: reward minus the reward that was expected";
  static constexpr const char* citation =
      "Rescorla & Wagner 1972, in: Classical Conditioning II, 64-99; Schultz, Dayan & Montague 1997, Science 275:1593-1599";

  Param     alpha    {0.05, "1", "how fast the expectation follows the reward, per tick", {0, 1}};
  Mutable   expected {0.0, "*", "reward that is expected", {-1e6, 1e6}};
  In        reward   {"", "*", "reward of this tick"};
  Broadcast dopamine {"*", "reward prediction error"};

  void steer(Tick) {
    dopamine = reward - expected;
    expected += alpha * dopamine;
  }
};

}  // namespace reward_prediction

ANLAGE_PLUGIN(reward_prediction::RewardPrediction)
