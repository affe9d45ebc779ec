// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace squared_error_reward {
using namespace anlage;

/// Reward for coming near a target, and by how much it is more than was to be had anyway:
///   reward    = -1/2 sum_i (target_i - prediction_i)^2
///   advantage = reward - baseline
///   baseline  mean         R_bar, which follows: R_bar += alpha (reward - R_bar)   (after advantage has been sent)
///             expectation  the reward that `expectation`, the answer without chance, would have got
///             previous     the reward of the tick before
struct SquaredErrorReward {
  static constexpr const char* doc = "reward for coming near a target, and its advantage over a baseline";
  static constexpr const char* citation = "Williams 1992, Machine Learning 8:229-256; Werfel, Xie & Seung 2005, Neural Computation 17:2699-2718";

  Choice baseline    {"mean expectation previous", "what the reward is compared with"};
  Param  alpha       {0.05, "1", "how fast the mean follows, per tick", {0, 1}};
  In     prediction  {"n", "*", "the answer"};
  In     target      {"n", "*", "what the answer should have been"};
  In     expectation {"n", "*", "the answer without chance", optional};
  State  R_bar       {"", "*", "running mean of the reward"};
  State  last        {"", "*", "reward of the tick before"};
  Out    reward      {"", "*", "minus half the sum of squared errors"};
  Broadcast advantage {"*", "reward minus baseline"};

  void steer(Tick) {
    double squares = 0, gain = 0;
    for (Index i = 0; i < prediction.size(); ++i) {
      const double e = double(target[i]) - prediction[i], chance = double(prediction[i]) - expectation[i];
      squares += e * e;
      gain += chance * (e + 0.5 * chance);
    }
    reward = static_cast<Real>(-0.5 * squares);
    if (baseline == "expectation") {
      if (!expectation.connected()) throw Failure("baseline = \"expectation\" needs the port expectation: connect the answer without chance");
      advantage = static_cast<Real>(gain);
    } else {
      advantage = reward.value() - (baseline == "mean" ? R_bar.value() : last.value());
    }
    R_bar = R_bar.value() + alpha * (reward.value() - R_bar.value());
    last = reward.value();
  }
};

}  // namespace squared_error_reward

ANLAGE_PLUGIN(squared_error_reward::SquaredErrorReward)
