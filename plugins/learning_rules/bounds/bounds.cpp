// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace bounds {
using namespace anlage;

/// Hard bounds: w = min, w or max, whichever is in the middle.
struct Bounds {
  static constexpr const char* doc = "no weight leaves its bounds";

  Param   min {-1e30, "1", "smallest weight"};
  Param   max {1e30, "1", "largest weight"};
  Weights w   {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    if (min.value > max.value)
      throw Failure("Bounds has min = " + std::to_string(min.value) + " above max = " + std::to_string(max.value));
  }
  void learn(Tick, Synapse auto s) { w[s] = std::min(std::max(w[s], Real(min)), Real(max)); }
};

}  // namespace bounds

ANLAGE_PLUGIN(bounds::Bounds)
