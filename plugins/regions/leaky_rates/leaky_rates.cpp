// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace leaky_rates {
using namespace anlage;

/// Leaky firing-rate population: tau dv/dt = -v + drive, rate = gain * max(v, 0).
struct LeakyRates {
  static constexpr const char* doc = "leaky firing-rate population";
  static constexpr const char* citation = "Dayan & Abbott 2001, Theoretical Neuroscience, ch. 7, MIT Press";

  Param tau   {20e-3, "s", "membrane time constant", {1e-4, 1.0}};
  Param gain  {1.0, "1", "slope of the rate function"};
  In    drive {"n", "Hz", "summed synaptic drive"};
  State v     {"n", "Hz", "leaky potential"};
  Out   rate  {"n", "Hz", "rectified firing rate"};

  void tick(Tick now) {
    v += now.dt / tau * (drive - v);
    rate = gain * v.cwiseMax(0);
  }
};

}  // namespace leaky_rates

ANLAGE_PLUGIN(leaky_rates::LeakyRates)
