// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace thalamic_gate {
using namespace anlage;

/// First-order thalamus as a gate in front of an area: what comes from the senses passes as far as the gate is open.
///   rate_i = gate * (1 + modulation * max(cortical_i, 0)) * drive_i,   gate from 0 to 1
/// Layer 6 modulates and never drives. Signals may have either sign, as differences from a mean do.
struct ThalamicGate {
  static constexpr const char* doc = "thalamus in front of an area: signals pass a gate, modulated by layer 6";
  static constexpr const char* citation = "Sherman & Guillery 1998, Proceedings of the National Academy of Sciences 95:7121-7126; "
                                          "Crick 1984, Proceedings of the National Academy of Sciences 81:4586-4590";

  Param modulation {1.0, "1", "how far a cortical input of 1 enlarges the response", {0, infinity}};
  In    drive      {"n", "*", "what arrives from the senses or from another area"};
  In    gate       {"1", "1", "how far the gate is open; open if unconnected", optional};
  In    cortical   {"n", "*", "feedback from layer 6", optional};
  Out   rate       {"n", "*", "what is passed on"};

  void tick(Tick) {
    const Real open = gate.connected() ? std::clamp(gate[0], Real(0), Real(1)) : Real(1);
    if (!cortical.connected()) {
      rate = open * drive;
      return;
    }
    for (Index i = 0; i < rate.size(); ++i) rate[i] = open * (1 + modulation * std::max(cortical[i], Real(0))) * drive[i];
  }
};

}  // namespace thalamic_gate

ANLAGE_PLUGIN(thalamic_gate::ThalamicGate)
