// a Param is read-only: the genome states it
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Param tau {1.0, "s", "time constant"};
  Out   y   {"n", "1", "out"};
  void tick(Tick) { tau = 2.0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
