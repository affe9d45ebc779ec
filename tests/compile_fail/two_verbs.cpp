// a plugin type has one verb: a second one makes it two types
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Out y {"n", "1", "out"};
  void tick(Tick) {}
  void steer(Tick) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
