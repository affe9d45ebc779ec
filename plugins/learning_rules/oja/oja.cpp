// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace oja {
using namespace anlage;

/// Oja's rule: dw = eta * y * (x - y * w); a receiver's weights tend to the first principal component of its input.
struct Oja {
  static constexpr const char* doc = "Hebbian growth with a decay that keeps the weights' length at 1";
  static constexpr const char* citation = "Oja 1982, Journal of Mathematical Biology 15:267-273";

  Param   eta {1e-3, "1", "learning rate", {0, 1}};
  Pre     x   {"pre", "*", "sending activity"};
  Post    y   {"post", "*", "receiving activity"};
  Weights w   {"post pre", "1", "synaptic weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * y[s] * (x[s] - y[s] * w[s]); }
};

}  // namespace oja

ANLAGE_PLUGIN(oja::Oja)
