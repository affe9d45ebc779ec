// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace phasic_dopamine {
using namespace anlage;

/// Dopamine in the extracellular space: reward releases it, uptake removes it.
///   d = exp(-dt / tau_d) d + gain reward,   dopamine = baseline + d
struct PhasicDopamine {
  static constexpr const char* doc = "dopamine that reward releases and that fades";
  static constexpr const char* citation = "Izhikevich 2007, Cerebral Cortex 17:2443-2452";

  Param     tau_d    {0.2, "s", "time constant of uptake", {1e-4, 100}};
  Param     gain     {1.0, "*", "dopamine that a reward of 1 releases"};
  Param     baseline {0.0, "*", "tonic dopamine"};
  In        reward   {"", "*", "reward of this tick"};
  State     d        {"", "*", "phasic dopamine"};
  Broadcast dopamine {"*", "dopamine"};

  void steer(Tick now) {
    d = std::exp(-now.dt / tau_d) * d + gain * reward;
    dopamine = baseline + d;
  }
};

}  // namespace phasic_dopamine

ANLAGE_PLUGIN(phasic_dopamine::PhasicDopamine)
