// no member named
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  In        x {"n", "1", "what a cortex sends"};
  Broadcast d {"1", "dopamine"};
  void steer(Tick) { d = x.sender().weights()[17]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
