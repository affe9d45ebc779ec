// a plugin type is a plain struct: no constructors, no private members, no virtual functions
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

class Wrong {
  Out y {"n", "1", "out"};

 public:
  void tick(Tick) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
