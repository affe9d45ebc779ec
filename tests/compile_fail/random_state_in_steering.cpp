// its State starts at zero or a constant, never at random
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  State     v {"n", "1", "state", "normal 0 1"};
  Broadcast d {"1", "dopamine"};
  void steer(Tick) { d = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
