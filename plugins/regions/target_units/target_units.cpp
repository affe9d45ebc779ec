// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/functions.hpp"

namespace target_units {
using namespace anlage;

/// The target of a layer, by the difference of two guesses of the layer from the one above (g the feedback path):
///   target = own + g(target above) - g(rate above),   error = slope * (target - own).
/// The difference takes out what the feedback path cannot yet invert.
struct TargetUnits {
  static constexpr const char* doc = "target of a layer, fed back as the difference of two reconstructions";
  static constexpr const char* citation = "Lee, Zhang, Fischer & Bengio 2015, ECML PKDD, LNCS 9284:498-515";

  Choice function    {regions::function_words, "how a reconstruction's drive becomes a rate"};
  In     own         {"n", "*", "activity of the layer"};
  In     slope       {"n", "1", "slope of the layer's units"};
  In     from_target {"n", "*", "drive of the reconstruction from the target above"};
  In     from_rate   {"n", "*", "drive of the reconstruction from the activity above"};
  Out    target      {"n", "*", "what the layer should have answered"};
  Out    error       {"n", "*", "error of the layer's units", error_signal};

  void tick(Tick) {
    regions::answers(function.index(), from_target.data(), target.size(),
                     [&](Index i, regions::Answer answer) { target[i] = own[i] + answer.rate; });
    regions::answers(function.index(), from_rate.data(), target.size(),
                     [&](Index i, regions::Answer answer) { target[i] -= answer.rate; });
    error = (target - own).cwiseProduct(slope);
  }
};

}  // namespace target_units

ANLAGE_PLUGIN(target_units::TargetUnits)
