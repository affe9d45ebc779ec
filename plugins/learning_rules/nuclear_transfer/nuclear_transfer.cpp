// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace nuclear_transfer {
using namespace anlage;

/// Plasticity of mossy fibres on nuclear cells, taught by Purkinje cells: dw_ji = -eta purkinje_j x_i.
/// purkinje: deviation of the simple spikes from their spontaneous rate. What the Purkinje cells do again and again the nuclei
/// come to do by themselves; when they have, the Purkinje cells are back at rest.
struct NuclearTransfer {
  static constexpr const char* doc = "mossy fibres grow on nuclear cells where Purkinje cells pause, and shrink where they fire";
  static constexpr const char* citation =
      "Medina & Mauk 1999, Journal of Neuroscience 19:7140-7151; Clopath, Badura, De Zeeuw & Brunel 2014, Journal of Neuroscience "
      "34:7203-7215";

  Param      eta      {1e-5, "1", "learning rate; small against that of the parallel fibres", {0, infinity}};
  Pre        x        {"pre", "*", "activity of the mossy fibre", skip_zero};
  PostTarget purkinje {"post", "*", "simple spikes: deviation from the spontaneous rate"};
  Weights    w        {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] -= eta * purkinje[s] * x[s]; }
};

}  // namespace nuclear_transfer

ANLAGE_PLUGIN(nuclear_transfer::NuclearTransfer)
