// a number per pair of senders is not local: write learn(Tick)
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Pre      x {"pre", "1", "sending activity"};
  PreState P {"pre pre", "1", "of pairs"};
  Weights  w {"post pre", "1", "weight"};
  void learn(Tick, Synapse auto s) { w[s] += x[s] * P[s]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
