// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/functions.hpp"

namespace rate_units {
using namespace anlage;

/// Units without memory: rate_i = f(drive_i), and slope_i = f'(drive_i), which an error on its way back is multiplied by.
struct RateUnits {
  static constexpr const char* doc = "units without memory: a function of their drive, and its slope";

  Choice function {regions::function_words, "how drive becomes rate"};
  In  drive {"n", "*", "summed synaptic drive"};
  Out rate  {"n", "*", "activity"};
  Out slope {"n", "1", "derivative of the activity by the drive"};

  void tick(Tick) {
    regions::answers(function.index(), drive.data(), rate.size(), [&](Index i, regions::Answer answer) {
      rate[i] = answer.rate;
      slope[i] = answer.slope;
    });
  }
};

}  // namespace rate_units

ANLAGE_PLUGIN(rate_units::RateUnits)
