// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/draws.hpp"
#include "../common/self.hpp"
#include "../common/unequal.hpp"

namespace fixed_fan_out {
using namespace anlage;

/// Every sending unit draws `fan_out` different receivers, all alike.
struct FixedFanOut {
  static constexpr const char* doc = "each sending unit draws a fixed number of different receivers";

  Param  fan_out {10, "1", "receivers of each sending unit", {1, 1e6}, birth | integer};
  Choice self {"allowed excluded", "whether a unit may be its own receiver", birth};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    const auto k = static_cast<std::int64_t>(fan_out.value);
    const std::int64_t receivers = connections::partners(setup, self, setup.post());
    if (k > receivers)
      throw Failure("fan_out = " + connections::number(k) + ", and there are only " + connections::number(receivers) +
                    " receivers to choose from: each is drawn at most once");
    connections::InDegrees degrees(setup.post());
    each_synapse(Random(setup.key(), 0), setup.pre(), setup.post(), [&](Index j, Index) { degrees.add(j); });
    degrees.plan(setup);
  }
  void wire(Wiring& wiring) {
    connections::Joiner joiner(wiring);
    each_synapse(wiring.random(0), wiring.pre(), wiring.post(), [&](Index j, Index i) { joiner.join(j, i); });
  }

  template <class F>
  void each_synapse(const Random& random, Index pre, Index post, F&& f) const {
    connections::Sampler sampler(post);
    for (Index i = 0; i < pre; ++i) {
      connections::Draws draws(random, i);
      for (const Index j : sampler.draw_without(draws, i, static_cast<Index>(fan_out.value), self == "excluded" ? i : -1))
        f(j, i);
    }
  }
};

}  // namespace fixed_fan_out

ANLAGE_PLUGIN(fixed_fan_out::FixedFanOut)
