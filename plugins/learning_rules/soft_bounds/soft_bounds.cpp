// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace soft_bounds {
using namespace anlage;

/// Soft bounds: what the rules before it added shrinks as the weight nears the bound that it moves to:
/// growth times ((max - w) / (max - min))^mu_plus, loss times ((w - min) / (max - min))^mu_minus.
struct SoftBounds {
  static constexpr const char* doc = "steps shrink as a weight nears its bounds";
  static constexpr const char* citation =
      "Guetig, Aharonov, Rotter & Sompolinsky 2003, Journal of Neuroscience 23:3697-3714";

  Param     min      {0, "1", "smallest weight"};
  Param     max      {1, "1", "largest weight"};
  Param     mu_plus  {1, "1", "power for growth; 0: hard bound", {0, infinity}};
  Param     mu_minus {1, "1", "power for loss; 0: hard bound", {0, infinity}};
  PostState begun    {"post", "1", "0, then 1 at the first call, then 2", "zero"};
  Trace     before   {"post pre", "1", "weight before the step", "zero"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    if (min.value >= max.value)
      throw Failure("SoftBounds has min = " + std::to_string(min.value) +
                    ", not below max = " + std::to_string(max.value));
    begun.array() = (begun.array() + 1).min(Real(2));
  }
  void learn(Tick, Synapse auto s) {
    const Real from = begun[s] > 1 ? before[s] : w[s], step = w[s] - from, width = max - min;
    const Real room = step > 0 ? power((max - from) / width, mu_plus) : power((from - min) / width, mu_minus);
    before[s] = std::min(std::max(from + step * room, Real(min)), Real(max));
    w[s] = before[s];
  }
  static Real power(Real base, Real mu) {
    return mu == 1 ? base : mu == 0 ? Real(1) : std::pow(std::max(base, Real(0)), mu);
  }
};

}  // namespace soft_bounds

ANLAGE_PLUGIN(soft_bounds::SoftBounds)
