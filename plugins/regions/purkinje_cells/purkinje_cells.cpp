// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace purkinje_cells {
using namespace anlage;

/// Purkinje cells: simple spikes follow parallel fibres and interneurons, complex spikes follow the climbing fibre.
///   rate    = max(parallel - inhibition, -spontaneous)       deviation of the simple spikes from their spontaneous rate
///   complex = climbing                                        deviation of the complex spikes, what plasticity listens to
/// A cell can pause and not fire less than that: its rate has the floor -spontaneous.
struct PurkinjeCells {
  static constexpr const char* doc = "simple spikes of parallel fibres and interneurons, complex spikes of climbing fibres";
  static constexpr const char* citation = "Eccles, Ito & Szentagothai 1967, The Cerebellum as a Neuronal Machine, Springer";

  Param spontaneous {2.0, "*", "rate without any input, above which and below which the cell can fire", {0, infinity}};
  In    parallel    {"n", "*", "summed parallel fibres"};
  In    inhibition  {"n", "*", "interneurons of the molecular layer", optional};
  In    climbing    {"n", "Hz", "climbing fibre: deviation from its spontaneous rate", optional};
  Out   rate        {"n", "*", "simple spikes: deviation from the spontaneous rate"};
  Out   complex     {"n", "Hz", "complex spikes: deviation from the spontaneous rate", error_signal};

  void tick(Tick) {
    for (Index i = 0; i < rate.size(); ++i) {
      rate[i] = std::max(parallel[i] - inhibition[i], -Real(spontaneous));
      complex[i] = climbing[i];
    }
  }
};

}  // namespace purkinje_cells

ANLAGE_PLUGIN(purkinje_cells::PurkinjeCells)
