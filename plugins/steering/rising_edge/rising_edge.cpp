// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace rising_edge {
using namespace anlage;

/// Answers what rises and not what lasts, as the pedunculopontine nucleus answers the central amygdala:
///   edge_j = max(0, x_j(t) - x_j(t - 1))
struct RisingEdge {
  static constexpr const char* doc = "answers what rises and not what lasts";
  static constexpr const char* citation = "O'Reilly, Frank, Hazy & Watz 2007, Behavioral Neuroscience 121:31-49";

  In    x      {"n", "*", "what is watched"};
  State before {"n", "*", "what it was a tick ago"};
  Out   edge   {"n", "*", "by how much it has risen"};

  void steer(Tick) {
    for (Index j = 0; j < edge.size(); ++j) edge[j] = std::max(Real(0), x[j] - before[j]);
    before = x;
  }
};

}  // namespace rising_edge

ANLAGE_PLUGIN(rising_edge::RisingEdge)
