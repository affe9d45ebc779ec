// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace competitive {
using namespace anlage;

/// Competitive learning: dw = eta * share * (x - w); the winner's weights move to the input, its neighbours' too where
/// their share is not 0.
struct Competitive {
  static constexpr const char* doc = "the weights of those that win move towards the input";
  static constexpr const char* citation =
      "Rumelhart & Zipser 1985, Cognitive Science 9:75-112; Kohonen 1982, Biological Cybernetics 43:59-69";

  Param   eta   {1e-2, "1", "learning rate", {0, 1}};
  Pre     x     {"pre", "*", "sending activity"};
  Post    share {"post", "1", "part of the receiver in the win: 1 the winner, 0 who lost"};
  Weights w     {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * share[s] * (x[s] - w[s]); }
};

}  // namespace competitive

ANLAGE_PLUGIN(competitive::Competitive)
