// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace node_perturbation {
using namespace anlage;

/// Node perturbation, REINFORCE: dw_ji = eta * advantage * xi_j * x_i.
/// xi: what chance did to the receiver; advantage: reward minus a baseline that does not depend on it.
struct NodePerturbation {
  static constexpr const char* doc = "what a unit did by chance is made likelier if reward was more than expected";
  static constexpr const char* citation =
      "Williams 1992, Machine Learning 8:229-256; Fiete & Seung 2006, Physical Review Letters 97:048104";

  Param     eta       {1e-2, "1", "learning rate", {0, infinity}};
  Pre       x         {"pre", "*", "sending activity", skip_zero};
  Post      xi        {"post", "*", "what chance did to the receiver"};
  Modulator advantage {"*", "reward minus baseline"};
  Weights   w         {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * advantage * xi[s] * x[s]; }
};

}  // namespace node_perturbation

ANLAGE_PLUGIN(node_perturbation::NodePerturbation)
