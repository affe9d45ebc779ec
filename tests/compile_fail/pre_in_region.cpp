// a region has no Pre, Post, Trace or Weights
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Pre x {"pre", "1", "sender"};
  Out y {"n", "1", "out"};
  void tick(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
