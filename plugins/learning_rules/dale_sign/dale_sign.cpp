// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace dale_sign {
using namespace anlage;

/// Dale's law: all synapses of a sender have its sign; the last `inhibitory` share of the senders is inhibitory.
struct DaleSign {
  static constexpr const char* doc = "all synapses of a sender have one sign";
  static constexpr const char* citation = "Eccles, Fatt & Koketsu 1954, Journal of Physiology 126:524-562";

  Param    inhibitory {0, "1", "share of the senders that are inhibitory, the last ones", {0, 1}};
  PreState sign       {"pre", "1", "1 excitatory, -1 inhibitory", "zero"};
  Weights  w          {"post pre", "1", "synaptic weight"};

  void settle(Tick) {
    const auto senders = static_cast<double>(sign.size());
    const Index excitatory = sign.size() - static_cast<Index>(inhibitory.value * senders + 0.5);
    for (Index i = 0; i < sign.size(); ++i) sign[i] = i < excitatory ? Real(1) : Real(-1);
  }
  void learn(Tick, Synapse auto s) { w[s] = sign[s] * w[s] > 0 ? w[s] : Real(0); }
};

}  // namespace dale_sign

ANLAGE_PLUGIN(dale_sign::DaleSign)
