// an initial law is
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  State v {"n", "1", "state", "gaussian 0 1"};
  Out   y {"n", "1", "out"};
  void tick(Tick) { y = v; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
