// is read-only: it belongs to whoever sends it
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Post    y {"post", "1", "receiver"};
  Weights w {"post pre", "1", "weight"};
  void settle(Tick) { y *= 2; }
  void learn(Tick, Synapse auto s) { w[s] += y[s]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
