// a plugin type has at most 24 members
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Param p0 {1, "1", ""};
  Param p1 {1, "1", ""};
  Param p2 {1, "1", ""};
  Param p3 {1, "1", ""};
  Param p4 {1, "1", ""};
  Param p5 {1, "1", ""};
  Param p6 {1, "1", ""};
  Param p7 {1, "1", ""};
  Param p8 {1, "1", ""};
  Param p9 {1, "1", ""};
  Param p10 {1, "1", ""};
  Param p11 {1, "1", ""};
  Param p12 {1, "1", ""};
  Param p13 {1, "1", ""};
  Param p14 {1, "1", ""};
  Param p15 {1, "1", ""};
  Param p16 {1, "1", ""};
  Param p17 {1, "1", ""};
  Param p18 {1, "1", ""};
  Param p19 {1, "1", ""};
  Param p20 {1, "1", ""};
  Param p21 {1, "1", ""};
  Param p22 {1, "1", ""};
  Param p23 {1, "1", ""};
  Param p24 {1, "1", ""};
  void tick(Tick) {}
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
