// it cannot be both
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Weights w {"post pre", "1", "weight"};
  void learn(Tick) {}
  void learn(Tick, Synapse auto) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
