// a range is {smallest, largest}
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Param tau {0.5, "s", "time constant", {1.0, 0.0}};
  Out   y   {"n", "1", "out"};
  void tick(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
