// a learning rule has no develop and no fill
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Pre     x {"pre", "1", "sending activity"};
  Weights w {"post pre", "1", "weights"};
  void fill() { w.setZero(); }
  void learn(Tick, Synapse auto s) { w[s] += x[s]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
