// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace tonic_cells {
using namespace anlage;

/// Cells that fire by themselves, as those of pallidum, nigra and subthalamic nucleus: they speak by falling silent.
///   rate_i = max(0, tonic + excitation_i - inhibition_i)
struct TonicCells {
  static constexpr const char* doc = "cells that fire by themselves, and speak by falling silent";
  static constexpr const char* citation =
      "Albin, Young & Penney 1989, Trends in Neurosciences 12:366-375; DeLong 1990, "
      "Trends in Neurosciences 13:281-285";

  Param tonic      {1.0, "*", "rate at rest", {0, infinity}};
  In    excitation {"n", "*", "what excites them", optional};
  In    inhibition {"n", "*", "what inhibits them, positive", optional};
  Out   rate       {"n", "*", "activity"};

  void tick(Tick) {
    for (Index i = 0; i < rate.size(); ++i) rate[i] = std::max(Real(0), tonic + excitation[i] - inhibition[i]);
  }
};

}  // namespace tonic_cells

ANLAGE_PLUGIN(tonic_cells::TonicCells)
