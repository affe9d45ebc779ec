// the verb has another form: tick(Tick)
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Out y {"n", "1", "out"};
  void tick() {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
