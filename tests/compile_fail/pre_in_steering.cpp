// Pre, Post and what synapses are told belong to learning rules
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Pre       x {"pre", "1", "a unit of a cortex"};
  Broadcast d {"1", "dopamine"};
  void steer(Tick) { d = x[0]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
