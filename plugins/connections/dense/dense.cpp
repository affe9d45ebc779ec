// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace dense {
using namespace anlage;

/// Every sending unit reaches every receiving unit: y = W x.
struct Dense {
  static constexpr const char* doc = "every sending unit reaches every receiving unit";

  Weights w {"post pre", "1", "synaptic weight", "zero"};

  void develop(Setup& setup) { setup.dense(); }
  void wire(Wiring&) {}
};

}  // namespace dense

ANLAGE_PLUGIN(dense::Dense)
