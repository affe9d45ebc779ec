// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

#include "../common/functions.hpp"

namespace pyramidal_units {
using namespace anlage;

/// A layer of pyramidal cells with two sites of input. What arrives at the basal dendrites drives the cell, what arrives at the
/// apical tuft in layer 1 makes the response larger and never starts one:
///   g_i     = kappa (1 + amplification max(apical_i, 0))
///   rate_i  = g_i f(drive_i),   slope_i = g_i f'(drive_i)
/// kappa is the weight of the layer in its area. Layers that isocortex has and allocortex lacks have 1 there and 0 here; a layer
/// of weight 0 sends nothing, and no error comes back through it.
struct PyramidalUnits {
  static constexpr const char* doc = "a layer of pyramidal cells: basal drive, apical amplification, weight of the layer";
  static constexpr const char* citation = "Larkum, Zhu & Sakmann 1999, Nature 398:338-341; Larkum 2013, Trends in "
                                          "Neurosciences 36:141-151";

  Choice function      {regions::function_words, "how drive becomes rate"};
  Param  kappa         {1.0, "1", "weight of the layer: 1 in isocortex, 0 where allocortex lacks it", {0, 1}};
  Param  amplification {1.0, "1", "how far an apical input of 1 enlarges the response", {0, infinity}};
  In     drive         {"n", "*", "what arrives at the basal dendrites"};
  In     apical        {"n", "*", "what arrives at the apical tuft", optional};
  Out    rate          {"n", "*", "activity"};
  Out    slope         {"n", "1", "derivative of the activity by the drive"};

  void tick(Tick) {
    const Real weight = kappa, more = amplification;
    const Real* tuft = apical.connected() ? apical.data() : nullptr;
    regions::answers(function.index(), drive.data(), rate.size(), [&](Index i, regions::Answer answer) {
      const Real gain = tuft == nullptr ? weight : weight * (1 + more * std::max(tuft[i], Real(0)));
      rate[i] = gain * answer.rate;
      slope[i] = gain * answer.slope;
    });
  }
};

}  // namespace pyramidal_units

ANLAGE_PLUGIN(pyramidal_units::PyramidalUnits)
