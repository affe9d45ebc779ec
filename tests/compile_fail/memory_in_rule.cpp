// a learning rule has no ports, State or Memory
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Memory  m {"n k", "1", "learned"};
  Weights w {"post pre", "1", "weight"};
  void learn(Tick, Synapse auto s) { w[s] += 1; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
