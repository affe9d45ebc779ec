// a world has no Memory, Weights or other synaptic field: it never learns
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Memory m {"n k", "1", "learned"};
  Out    y {"n", "1", "out"};
  void advance(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
