// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace gated_memory {
using namespace anlage;

/// A stripe of prefrontal cortex: it takes over what arrives while its gate is open, and keeps it while the gate is
/// closed.
///   held = drive   if gate_0 > threshold,   else kept held,   rate = held
struct GatedMemory {
  static constexpr const char* doc = "takes over what arrives while its gate is open, and keeps it while it is closed";
  static constexpr const char* citation =
      "O'Reilly & Frank 2006, Neural Computation 18:283-328; Hochreiter & Schmidhuber 1997, Neural Computation "
      "9:1735-1780";

  Param threshold {0.5, "*", "of the gate"};
  Param kept      {1.0, "1", "what stays a tick of what is held", {0, 1}};
  In    drive     {"n", "*", "what arrives"};
  In    gate      {"action", "*", "thalamic relay: the first lets in; whatever else is released does not"};
  State held      {"n", "*", "what is held"};
  Out   rate      {"n", "*", "activity"};

  void tick(Tick) {
    if (gate[0] > threshold) {
      held = drive;
    } else {
      held *= Real(kept);
    }
    rate = held;
  }
};

}  // namespace gated_memory

ANLAGE_PLUGIN(gated_memory::GatedMemory)
