// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace museum_region {
using namespace anlage;

/// Leaky units with a running threshold: tau dv/dt = -v + drive, rate = calm max(v - m, 0), m goes after rate.
struct MuseumRegion {
  static constexpr const char* doc = "leaky units with a running threshold";

  Param     tau   {8e-3, "s", "time constant", {1e-3, 1.0}};
  Param     speed {0x1p-7, "1", "share of the way that a threshold goes in a tick", {0, 1}};
  In        drive {"n", "*", "what arrives"};
  Modulator calm  {"1", "factor of all rates", optional};
  State     v     {"n", "*", "what it keeps", "uniform 0 0.5"};
  Memory    m     {"n", "*", "thresholds", "constant 0.0625"};
  Out       rate  {"n", "*", "what leaves"};

  void tick(Tick now) {
    const Real factor = calm.connected() ? Real(calm) : Real(1);
    v += now.dt / tau * (drive - v);
    for (Index i = 0; i < rate.size(); ++i) {
      rate[i] = factor * std::max(v[i] - m.data()[i], Real(0));
      m.data()[i] += speed * (Real(0.5) * rate[i] - m.data()[i]);
    }
  }
};

}  // namespace museum_region

ANLAGE_PLUGIN(museum_region::MuseumRegion)
