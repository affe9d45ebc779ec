// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace temporal_difference_error {
using namespace anlage;

/// Dopamine as temporal difference error: what has come and what is now foretold, beyond what was foretold a tick ago.
///   error_j = reward + gamma value_j - value_j of the tick before,   delta = mean of error
/// In the first tick of an episode nothing was foretold, and nothing led there: error = 0.
struct TemporalDifferenceError {
  static constexpr const char* doc = "dopamine: reward and what is foretold now, minus what was foretold a tick ago";
  static constexpr const char* citation =
      "Sutton 1988, Machine Learning 3:9-44; Schultz, Dayan & Montague 1997, Science 275:1593-1599";

  Param     gamma  {1.0, "1", "discount a tick", {0, 1}};
  In        value  {"n", "*", "reward that is foretold"};
  In        reward {"1", "*", "reward of this tick"};
  Modulator last   {"1", "not 0 in the last tick of an episode; it gets here a tick later", optional};
  State     before {"n", "*", "value of the tick before"};
  Out       error  {"n", "*", "temporal difference error of each value", error_signal};
  Broadcast delta  {"*", "their mean"};

  void steer(Tick) {
    Real sum = 0;
    for (Index j = 0; j < before.size(); ++j) {
      error[j] = last != 0 ? Real(0) : reward[0] + gamma * value[j] - before[j];
      sum += error[j];
    }
    before = value;
    delta = before.size() > 0 ? sum / static_cast<Real>(before.size()) : Real(0);
  }
};

}  // namespace temporal_difference_error

ANLAGE_PLUGIN(temporal_difference_error::TemporalDifferenceError)
