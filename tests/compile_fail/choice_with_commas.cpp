// a Choice lists its words separated by single spaces
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Choice how {"slow  fast", "how to run"};
  Out    y   {"n", "1", "out"};
  void tick(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
