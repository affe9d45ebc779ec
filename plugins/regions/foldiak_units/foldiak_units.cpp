// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

#include "../common/exponential.hpp"

namespace foldiak_units {
using namespace anlage;

/// Foldiak's units: tau dy/dt = 1 / (1 + exp(-lambda (drive - threshold))) - y while a picture lasts. In the tick
/// `decide` they answer 1 where y > 1/2, else 0, keep the answer for one more tick, and adapt: threshold += gamma (answer - p).
struct FoldiakUnits {
  static constexpr const char* doc = "units that settle on a binary answer and adapt their thresholds";
  static constexpr const char* citation = "Foldiak 1990, Biological Cybernetics 64:165-170";

  Param tau       {5e-3, "s", "time constant of settling", {1e-6, infinity}};
  Param lambda    {10, "1", "slope of the activation", {0, infinity}};
  Param p         {0.125, "1", "probability with which a unit is meant to be active", {0, 1}};
  Param gamma     {0.02, "1", "rate of the thresholds", {0, infinity}};
  In    drive     {"n", "*", "feed-forward and lateral drive"};
  In    decide    {"", "1", "1 in the tick when the units answer"};
  State y         {"n", "1", "activity while settling", "zero"};
  State threshold {"n", "*", "threshold", "constant 0.5"};
  State held      {"", "1", "1 where the answer is kept for one more tick", "zero"};
  Out   rate      {"n", "1", "activity, then the answer"};

  void tick(Tick now) {
    if (held != 0) {
      rate = y;
      y = Real(0);
      held = Real(0);
      return;
    }
    const Real step = std::min(now.dt / tau, Real(1));
    for (Index i = 0; i < y.size(); ++i) y[i] += step * (regions::logistic(lambda * (drive[i] - threshold[i])) - y[i]);
    if (decide != 0) answer();
    rate = y;
  }
  void answer() {
    for (Index i = 0; i < y.size(); ++i) {
      y[i] = y[i] > Real(0.5) ? Real(1) : Real(0);
      threshold[i] += gamma * (y[i] - p);
    }
    held = Real(1);
  }
};

}  // namespace foldiak_units

ANLAGE_PLUGIN(foldiak_units::FoldiakUnits)
