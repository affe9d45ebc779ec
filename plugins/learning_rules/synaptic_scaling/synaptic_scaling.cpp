// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace synaptic_scaling {
using namespace anlage;

/// Synaptic scaling: tau dw/dt = w * (1 - mean / target), tau_mean dmean/dt = y - mean.
struct SynapticScaling {
  static constexpr const char* doc = "all weights of a receiver scale until its mean activity is on target";
  static constexpr const char* citation =
      "Turrigiano, Leslie, Desai, Rutherford & Nelson 1998, Nature 391:892-896; van Rossum, Bi & Turrigiano 2000, "
      "Journal of Neuroscience 20:8812-8821";

  Param     target   {1, "*", "mean activity aimed at", {1e-9, infinity}};
  Param     tau      {10, "s", "time constant of the weights", {1e-9, infinity}};
  Param     tau_mean {1, "s", "time constant of the mean", {0, infinity}};
  Post      y        {"post", "*", "receiving activity"};
  PostState mean     {"post", "*", "mean activity", "zero"};
  PostState factor   {"post", "1", "what a receiver's weights are multiplied by"};
  Weights   w        {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real share = tau_mean > 0 ? 1 - std::exp(-now.dt / tau_mean) : Real(1);
    mean += share * (y - mean);
    factor.array() = (1 + now.dt / tau * (1 - mean.array() / Real(target))).max(Real(0));
  }
  void learn(Tick, Synapse auto s) { w[s] *= factor[s]; }
};

}  // namespace synaptic_scaling

ANLAGE_PLUGIN(synaptic_scaling::SynapticScaling)
