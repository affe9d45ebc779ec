// a plugin type has one verb
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Broadcast d {"1", "dopamine"};
  void steer(Tick) { d = 0; }
  void wire(Wiring&) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
