// a default lies outside its own range
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Param tau {0.0, "s", "time constant", {1e-4, 1.0}};
  Out   y   {"n", "1", "out"};
  void tick(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
