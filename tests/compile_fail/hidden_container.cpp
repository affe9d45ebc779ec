// a hidden member could not be saved, seen or audited
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Out y {"n", "1", "out"};
  std::string hidden;
  void tick(Tick) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
