// a Modulator is read-only: a Broadcast sends
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Modulator m {"1", "dopamine"};
  Out       y {"n", "1", "out"};
  void tick(Tick) { m = 2.0f; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
