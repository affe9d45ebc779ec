// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/draws.hpp"
#include "../common/self.hpp"

namespace fixed_fan_in {
using namespace anlage;

/// Every receiving unit draws `fan_in` different senders, all alike: y_j = sum_k w[j, k] x[s(j, k)].
struct FixedFanIn {
  static constexpr const char* doc = "each receiving unit draws a fixed number of different senders";

  Param  fan_in {10, "1", "senders of each receiving unit", {1, 1e6}, birth | integer};
  Choice self {"allowed excluded", "whether a unit may be its own sender", birth};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    const auto k = static_cast<std::int64_t>(fan_in.value);
    const std::int64_t senders = connections::partners(setup, self, setup.pre());
    if (k > senders)
      throw Failure("fan_in = " + connections::number(k) + ", and there are only " + connections::number(senders) +
                    " senders to choose from: each is drawn at most once");
    setup.sparse(k);
  }
  void wire(Wiring& wiring) {
    connections::Sampler sampler(wiring.pre());
    for (Index j = 0; j < wiring.post(); ++j) {
      connections::Draws draws(wiring.random(0), j);
      const auto& senders = sampler.draw_without(draws, j, wiring.fan_in(), self == "excluded" ? j : -1);
      for (Index k = 0; k < wiring.fan_in(); ++k) wiring.connect(j, k, senders[static_cast<std::size_t>(k)]);
    }
  }
};

}  // namespace fixed_fan_in

ANLAGE_PLUGIN(fixed_fan_in::FixedFanIn)
