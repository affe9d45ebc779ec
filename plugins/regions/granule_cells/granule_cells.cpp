// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace granule_cells {
using namespace anlage;

/// Granule cells under the tonic inhibition of Golgi cells: rate_i = max(drive_i - threshold, 0).
struct GranuleCells {
  static constexpr const char* doc = "cells that answer to what exceeds a threshold, as granule cells under tonic inhibition";
  static constexpr const char* citation =
      "Hamann, Rossi & Attwell 2002, Neuron 33:625-633; Albus 1971, Mathematical Biosciences 10:25-61";
  static constexpr bool splittable = true;

  Param threshold {0.5, "*", "tonic inhibition: what the drive has to exceed"};
  In    drive     {"n", "*", "summed mossy fibres"};
  Out   rate      {"n", "*", "activity of the parallel fibres"};

  void tick(Tick) { rate = (drive.array() - Real(threshold)).cwiseMax(Real(0)).matrix(); }
};

}  // namespace granule_cells

ANLAGE_PLUGIN(granule_cells::GranuleCells)
