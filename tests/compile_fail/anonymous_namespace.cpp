// put the plugin type into a named namespace
// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace {

struct Wrong {
  anlage::Out y {"n", "1", "out"};
  void tick(anlage::Tick) { y = 0; }
};

}  // namespace

ANLAGE_PLUGIN(Wrong)
