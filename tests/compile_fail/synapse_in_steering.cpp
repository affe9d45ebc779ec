// a plugin type needs a verb
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Broadcast d {"1", "dopamine"};
  void steer(Tick, Synapse auto) { d = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
