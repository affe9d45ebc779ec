// a Table holds Real, std::uint8_t, std::uint16_t or std::uint32_t
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace mistake {
using namespace anlage;

struct Wrong {
  Table<double> t {"n", "1", "table"};
  Out           y {"n", "1", "out"};
  void tick(Tick) { y = 0; }
};

}  // namespace mistake

ANLAGE_PLUGIN(mistake::Wrong)
