// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace boltzmann_choice {
using namespace anlage;

/// Draws one of the options on offer, the better ones more often:
///   probability_i = exp(beta drive_i) / sum_k exp(beta drive_k), i and k among those available
///   choice_i      = 1 for the one that is drawn
struct BoltzmannChoice {
  static constexpr const char* doc = "draws one of the options on offer, the better ones more often";
  static constexpr const char* citation = "Sutton & Barto 2018, Reinforcement Learning, 2nd ed., MIT Press, ch. 2.8";

  Param beta        {1.0, "1", "inverse temperature", {0, infinity}};
  In    drive       {"n", "*", "worth of each option"};
  In    available   {"n", "1", "not 0 for options on offer; all of them if unconnected", optional};
  Out   choice      {"n", "1", "1 for the option that is drawn, else 0; all 0 if nothing is on offer"};
  Out   probability {"n", "1", "how likely each was"};
  Rng   draws       {"which option is drawn"};

  void tick(Tick now) {
    choice.setZero();
    probability.setZero();
    Real best = 0, sum = 0;
    bool any = false;
    for (Index i = 0; i < drive.size(); ++i)
      if (offered(i)) best = any ? std::max(best, drive[i]) : drive[i], any = true;
    if (!any) return;
    for (Index i = 0; i < drive.size(); ++i) {
      if (offered(i)) probability[i] = std::exp(beta * (drive[i] - best));
      sum += probability[i];
    }
    probability /= sum;
    choice[drawn(draws.uniform(now, 0))] = 1;
  }
  bool offered(Index i) const { return !available.connected() || available[i] != 0; }
  /// The option in whose share of 0 to 1 a number lies.
  Index drawn(Real number) const {
    Index last = 0;
    for (Index i = 0; i < probability.size(); ++i) {
      if (probability[i] == 0) continue;
      last = i;
      number -= probability[i];
      if (number < 0) break;
    }
    return last;
  }
};

}  // namespace boltzmann_choice

ANLAGE_PLUGIN(boltzmann_choice::BoltzmannChoice)
