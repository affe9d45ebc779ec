// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace antennal_lobe {
using namespace anlage;

/// Projection neurons of the fly, each driven by the receptor neurons of its glomerulus and divided by what all send:
///   rate_i = max o_i^1.5 / (o_i^1.5 + s^1.5 + sigma^1.5),   s = m sum(o) / 190,   o_i = max(orn_i, 0)
/// 190 [1/s] is the authors' measure of a strong response of all receptors.
struct AntennalLobe {
  static constexpr const char* doc = "projection neurons of the fly: receptor rates divided by what all receptors send";
  static constexpr const char* citation = "Olsen, Bhandawat & Wilson 2010, Neuron 66:287-299";

  Param max   {165, "Hz", "rate of a projection neuron that is driven without end", {0, infinity}};
  Param sigma {12, "Hz", "receptor rate at which a lonely glomerulus reaches half of it", {1e-6, infinity}};
  Param m     {10.63, "Hz", "strength of the lateral inhibition; 0: every glomerulus for itself", {0, infinity}};
  In    orn   {"n", "Hz", "rates of the receptor neurons, one a glomerulus, above their spontaneous rates"};
  Out   rate  {"n", "Hz", "rates of the projection neurons"};

  /// One operation each, rounded alike on every machine.
  static Real power(Real rate) { return rate * std::sqrt(rate); }

  void tick(Tick) {
    const Real pool = power(m * sum() / 190) + power(sigma), top = max;
    for (Index i = 0; i < rate.size(); ++i) {
      const Real o = power(std::max(orn[i], Real{0}));
      rate[i] = top * o / (o + pool);
    }
  }
  /// Of the rectified receptor rates, in the order of glomeruli; in double: it may count thousands of them.
  Real sum() const {
    double total = 0;
    for (Index i = 0; i < orn.size(); ++i) total += std::max(orn[i], Real{0});
    return static_cast<Real>(total);
  }
};

}  // namespace antennal_lobe

ANLAGE_PLUGIN(antennal_lobe::AntennalLobe)
