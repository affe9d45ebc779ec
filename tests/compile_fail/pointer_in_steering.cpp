// a hidden member could not be saved, seen or audited
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Broadcast   d {"1", "dopamine"};
  const Real* learned = nullptr;
  void steer(Tick) { d = learned[17]; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
