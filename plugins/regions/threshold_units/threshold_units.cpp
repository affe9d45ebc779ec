// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace threshold_units {
using namespace anlage;

/// Units that fire where their drive lies above a threshold of their own:
///   theta_i = threshold + shift_i
///   rate_i  = 1 (binary), or drive_i - theta_i (graded), where drive_i > theta_i; else 0
///   shift_i <- shift_i + eta (fires_i - active)
/// With eta = 0 thresholds stay. Else each unit comes to fire in a share `active` of the ticks.
struct ThresholdUnits {
  static constexpr const char* doc = "units that fire above a threshold, which may adapt to a wanted activity";
  static constexpr const char* citation =
      "Litwin-Kumar, Harris, Axel, Sompolinsky & Abbott 2017, Neuron 93:1153-1164; Foldiak 1990, Biological Cybernetics "
      "64:165-170";

  Choice output    {"binary graded", "rate of a unit that fires: 1, or what its drive exceeds the threshold by"};
  Param  threshold {1, "*", "threshold of all units at birth"};
  Param  eta       {0, "*", "rate at which thresholds adapt; 0: they stay", {0, infinity}};
  Param  active    {0.1, "1", "share of the ticks in which a unit is meant to fire", {0, 1}};
  In     drive     {"n", "*", "summed synaptic drive, inhibition included"};
  State  shift     {"n", "*", "what a unit's threshold has moved by", "zero"};
  Out    rate      {"n", "*", "activity"};

  void tick(Tick) {
    const Real ground = threshold, step = eta, aim = active;
    const bool binary = output == "binary";
    for (Index i = 0; i < rate.size(); ++i) {
      const Real above = drive[i] - ground - shift[i];
      const Real fires = above > 0 ? Real(1) : Real(0);
      rate[i] = above > 0 ? (binary ? Real(1) : above) : Real(0);
      shift[i] += step * (fires - aim);
    }
  }
};

}  // namespace threshold_units

ANLAGE_PLUGIN(threshold_units::ThresholdUnits)
