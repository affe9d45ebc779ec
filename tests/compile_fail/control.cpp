// compiles
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Right {
  Param tau  {20e-3, "s", "time constant", {1e-4, 1.0}};
  In    x    {"n", "Hz", "what arrives"};
  State v    {"n", "Hz", "potential"};
  Out   y    {"n", "Hz", "what leaves"};
  void tick(Tick now) {
    v += now.dt / tau * (x - v);
    y = v;
  }
};
struct RightRule {
  Pre     x {"pre", "1", "sender"};
  Weights w {"post pre", "1", "weight"};
  void learn(Tick, Synapse auto s) { w[s] += x[s]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Right, mistake::RightRule)
