// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/draws.hpp"
#include "../common/self.hpp"
#include "../common/unequal.hpp"

namespace fixed_probability {
using namespace anlage;

/// Every pair of units is joined with probability p, each on its own.
struct FixedProbability {
  static constexpr const char* doc = "each pair of units is joined with the same probability";

  Param  p {0.1, "1", "probability of a synapse, for each pair", {0, 1}, birth};
  Choice self {"allowed excluded", "whether a unit may be joined with itself", birth};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    (void)connections::partners(setup, self, setup.pre());
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
    for (Index j = 0; j < post; ++j) {
      connections::Draws draws(random, j);
      connections::each_success(draws, p.value, pre, [&](Index i) {
        if (i != j || self == "allowed") f(j, i);
      });
    }
  }
};

}  // namespace fixed_probability

ANLAGE_PLUGIN(fixed_probability::FixedProbability)
