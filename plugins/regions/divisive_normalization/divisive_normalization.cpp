// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace divisive_normalization {
using namespace anlage;

/// Gain control by the whole population, as in the projection neurons of the fly:
///   rate_i = max d_i / (sigma + d_i + inhibition mean(d)),   d_i = max(drive_i, 0).
/// Weak inputs are lifted, strong ones saturate, and a brighter or stronger stimulus as a whole changes little.
struct DivisiveNormalization {
  static constexpr const char* doc = "rates that saturate and are divided by the activity of the whole population";
  static constexpr const char* citation =
      "Olsen, Bhandawat & Wilson 2010, Neuron 66:287-299; Carandini & Heeger 2012, Nature Reviews Neuroscience 13:51-62";

  Param max        {1.0, "*", "rate of a unit that is driven without end", {0, infinity}};
  Param sigma      {0.1, "*", "drive at which a lonely unit reaches half of its greatest rate", {1e-6, infinity}};
  Param inhibition {1.0, "1", "weight of the population's mean drive", {0, infinity}};
  In    drive      {"n", "*", "summed synaptic drive"};
  Out   rate       {"n", "*", "normalised rate"};

  void tick(Tick) {
    const Real pool = sigma + inhibition * mean();
    const Real top = max;
    for (Index i = 0; i < rate.size(); ++i) {
      const Real d = std::max(drive.data()[i], Real{0});
      rate.data()[i] = top * d / (pool + d);
    }
  }

  /// Of the rectified drive; sixteen sums in a fixed order, the same bits on every machine.
  Real mean() const {
    Real sum[16] = {};
    const Index n = drive.size();
    for (Index i = 0; i < n; i += 16)
      for (Index l = 0; l < std::min<Index>(16, n - i); ++l) sum[l] += std::max(drive.data()[i + l], Real{0});
    for (int half = 8; half > 0; half /= 2)
      for (int l = 0; l < half; ++l) sum[l] += sum[l + half];
    return n > 0 ? sum[0] / static_cast<Real>(n) : Real{0};
  }
};

}  // namespace divisive_normalization

ANLAGE_PLUGIN(divisive_normalization::DivisiveNormalization)
