// is read-only: it belongs to whoever sends it
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Pre     x {"pre", "1", "sender"};
  Weights w {"post pre", "1", "weight"};
  void settle(Tick) { x = 0; }
  void learn(Tick, Synapse auto s) { w[s] += x[s]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
