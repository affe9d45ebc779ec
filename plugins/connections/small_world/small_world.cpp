// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <vector>

#include "../common/draws.hpp"

namespace small_world {
using namespace anlage;

/// A ring on which every unit hears its nearest neighbours, some of which are replaced by units from anywhere (Watts &
/// Strogatz 1998, in its directed form: each receiver rewires its own senders, so all keep the same number).
struct SmallWorld {
  static constexpr const char* doc = "a ring of neighbours, some of them replaced by units from anywhere";
  static constexpr const char* citation = "Watts & Strogatz 1998, Nature 393:440-442";

  Param neighbours {10, "1", "senders of each unit, half of them on either side", {2, 1e6}, birth | integer};
  Param p {0.1, "1", "probability that a neighbour is replaced", {0, 1}, birth};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    const auto k = static_cast<Index>(neighbours.value);
    const std::string units = std::to_string(setup.pre());
    if (setup.pre() != setup.post())
      throw Failure("SmallWorld joins units of one ring: " + units + " send, " + std::to_string(setup.post()) + " receive");
    if (k % 2 != 0)
      throw Failure("neighbours = " + std::to_string(k) + " is odd, and half of them lie on either side: state an even number");
    if (k > setup.pre() - 2)
      throw Failure("neighbours = " + std::to_string(k) + " of " + units +
                    " units: at least one other unit has to be left to replace one by");
    setup.sparse(k);
  }

  void wire(Wiring& wiring) {
    const Index n = wiring.pre(), k = wiring.fan_in();
    std::vector<Index> senders(static_cast<std::size_t>(k));
    for (Index j = 0; j < n; ++j) {
      connections::Draws draws(wiring.random(0), j);
      for (Index s = 0; s < k; ++s)
        senders[static_cast<std::size_t>(s)] = (j + n + (s < k / 2 ? s - k / 2 : s - k / 2 + 1)) % n;
      for (Index& sender : senders)
        if (draws.uniform() < p.value) sender = another(draws, senders, j, n);
      for (Index s = 0; s < k; ++s) wiring.connect(j, s, senders[static_cast<std::size_t>(s)]);
    }
  }

  /// A unit that is neither j nor one of its senders.
  static Index another(connections::Draws& draws, const std::vector<Index>& senders, Index j, Index n) {
    for (;;) {
      const Index unit = draws.below(n);
      if (unit != j && std::find(senders.begin(), senders.end(), unit) == senders.end()) return unit;
    }
  }
};

}  // namespace small_world

ANLAGE_PLUGIN(small_world::SmallWorld)
