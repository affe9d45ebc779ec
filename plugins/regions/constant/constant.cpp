// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace constant {
using namespace anlage;

/// A unit that always sends the same: plastic synapses from it are the biases of those that listen.
struct Constant {
  static constexpr const char* doc = "a unit that always sends the same number";

  Param value {1.0, "1", "what it sends"};
  Out   rate  {"1", "1", "the number"};

  void tick(Tick) { rate.setConstant(value); }
};

}  // namespace constant

ANLAGE_PLUGIN(constant::Constant)
