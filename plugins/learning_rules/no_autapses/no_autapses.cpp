// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace no_autapses {
using namespace anlage;

/// No unit reaches itself: the weight from unit i to unit i is 0.
struct NoAutapses {
  static constexpr const char* doc = "the weight from unit i to unit i is 0";

  Weights w {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] = s.post == s.pre() ? Real(0) : w[s]; }
};

}  // namespace no_autapses

ANLAGE_PLUGIN(no_autapses::NoAutapses)
