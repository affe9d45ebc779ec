// a steering circuit is innate: it has no Weights, no Memory and no Trace
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Trace     e {"post pre", "1", "eligibility of learning synapses"};
  Broadcast d {"1", "dopamine"};
  void steer(Tick) { d = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
