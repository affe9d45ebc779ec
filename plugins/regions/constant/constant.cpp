// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace constant {
using namespace anlage;

/// Units that always send the same: plastic synapses from one of them are the biases of those that listen.
struct Constant {
  static constexpr const char* doc = "units that always send the same number";

  Param value {1.0, "1", "what they send"};
  Out   rate  {"n", "1", "the number"};

  void tick(Tick) { rate.setConstant(value); }
};

}  // namespace constant

ANLAGE_PLUGIN(constant::Constant)
