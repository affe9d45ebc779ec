// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace thalamic_gate {
using namespace anlage;

/// First-order thalamus as a gate in front of an area: what comes from the senses passes as far as the gate is open.
///   rate_i = gate * (1 + modulation * max(cortical_i, 0)) * (drive_i - usual_i),   gate from 0 to 1
///   adaptation d usual_i/dt = drive_i - usual_i          usual_i = 0 if adaptation is 0
/// Layer 6 modulates and never drives. What is usual is not passed on, so signals have either sign.
struct ThalamicGate {
  static constexpr const char* doc = "thalamus in front of an area: signals pass a gate, modulated by layer 6";
  static constexpr const char* citation = "Sherman & Guillery 1998, Proceedings of the National Academy of Sciences 95:7121-7126; "
                                          "Crick 1984, Proceedings of the National Academy of Sciences 81:4586-4590";

  Param modulation {1.0, "1", "how far a cortical input of 1 enlarges the response", {0, infinity}};
  Param adaptation {0.0, "s", "time constant of what is usual; 0: no adaptation", {0, 1e6}};
  In    drive      {"n", "*", "what arrives from the senses or from another area"};
  In    gate       {"1", "1", "how far the gate is open; open if unconnected", optional};
  In    cortical   {"n", "*", "feedback from layer 6", optional};
  State usual      {"n", "*", "mean of what arrived lately"};
  Out   rate       {"n", "*", "what is passed on"};

  void tick(Tick now) {
    const Real open = gate.connected() ? std::clamp(gate[0], Real(0), Real(1)) : Real(1);
    const Real step = adaptation > 0 ? 1 - std::exp(-now.dt / adaptation) : Real(0);
    for (Index i = 0; i < rate.size(); ++i) {
      const Real more = cortical.connected() ? 1 + modulation * std::max(cortical[i], Real(0)) : Real(1);
      rate[i] = open * more * (drive[i] - usual[i]);
      usual[i] += step * (drive[i] - usual[i]);
    }
  }
};

}  // namespace thalamic_gate

ANLAGE_PLUGIN(thalamic_gate::ThalamicGate)
