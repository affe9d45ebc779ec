// a default lies outside its own range
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Mutable   set_point {50.0, "K", "aim", {30, 45}};
  Broadcast d         {"1", "dopamine"};
  void steer(Tick) { d = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
