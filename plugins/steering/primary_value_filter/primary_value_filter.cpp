// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace primary_value_filter {
using namespace anlage;

/// Teaches learned value only where primary value is there, or was foretold and is missing:
///   error = us - value          while the unconditioned stimulus is there
///           -omission value     when one is missed
///           0                   else
struct PrimaryValueFilter {
  static constexpr const char* doc =
      "learned value learns where primary value is there, or was foretold and is missing";
  static constexpr const char* citation = "O'Reilly, Frank, Hazy & Watz 2007, Behavioral Neuroscience 121:31-49";

  Param gain     {1.0, "1", "how strongly an omission teaches", {0, infinity}};
  In    us       {"n", "*", "unconditioned stimulus"};
  In    value    {"n", "*", "learned value of what is there"};
  In    omission {"n", "*", "unconditioned stimulus that was foretold and did not come", optional};
  Out   error    {"n", "*", "what learned value is wrong by", error_signal};

  void steer(Tick) {
    for (Index j = 0; j < error.size(); ++j)
      error[j] = us[j] != 0 ? us[j] - value[j] : -Real(gain) * omission[j] * value[j];
  }
};

}  // namespace primary_value_filter

ANLAGE_PLUGIN(primary_value_filter::PrimaryValueFilter)
