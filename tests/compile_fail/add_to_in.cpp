// is read-only: it belongs to whoever sends it
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  In  x {"n", "1", "in"};
  Out y {"n", "1", "out"};
  void tick(Tick) { x += y; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
