// a connection has Weights and settings
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  In      x {"n", "1", "in"};
  Weights w {"post pre", "1", "weight"};
  void wire(Wiring&) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
