// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace nuclear_cells {
using namespace anlage;

/// Cells of the cerebellar nuclei: excited by collaterals of mossy fibres, inhibited by Purkinje cells.
///   rate = gain (excitation - inhibition)          deviation from the spontaneous rate
/// A Purkinje cell that pauses lets its nuclear cell fire.
struct NuclearCells {
  static constexpr const char* doc = "cells of the cerebellar nuclei: mossy excitation minus Purkinje inhibition";
  static constexpr const char* citation = "Medina & Mauk 1999, Journal of Neuroscience 19:7140-7151";

  Param gain       {1.0, "1", "slope", {0, infinity}};
  In    excitation {"n", "*", "collaterals of mossy fibres", optional};
  In    inhibition {"n", "*", "Purkinje cells"};
  Out   rate       {"n", "*", "deviation from the spontaneous rate: the output of the cerebellum"};

  void tick(Tick) {
    for (Index i = 0; i < rate.size(); ++i) rate[i] = gain * (excitation[i] - inhibition[i]);
  }
};

}  // namespace nuclear_cells

ANLAGE_PLUGIN(nuclear_cells::NuclearCells)
