// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace museum_connection {
using namespace anlage;

/// Unit j hears 1 + j mod `most` senders drawn from the seed, with weights drawn from it.
struct MuseumConnection {
  static constexpr const char* doc = "unequal numbers of senders, drawn from the seed";

  Param   most  {3.0, "1", "senders of a unit, at most", {1, 1000}, birth | integer};
  Param   scale {1.0, "1", "largest weight", {0, 100}, birth};
  Weights w     {"post pre", "1", "synaptic weight"};

  void develop(Setup& setup) {
    const auto limit = static_cast<Index>(most.value);
    Index all = 0;
    for (Index j = 0; j < setup.post(); ++j) all += 1 + j % limit;
    setup.sparse(limit, all);
  }
  void wire(Wiring& wiring) {
    const Random sender = wiring.random(1), weight = wiring.random(2);
    for (Index j = 0; j < wiring.post(); ++j) {
      for (Index k = 0; k < 1 + j % wiring.fan_in(); ++k) {
        const auto place = static_cast<std::uint64_t>(j * wiring.fan_in() + k);
        wiring.connect(j, k, sender.below(static_cast<std::uint32_t>(wiring.pre()), 0, place));
        wiring.synapse_weight(j, k) = scale * weight.uniform(0, place);
      }
    }
  }
};

}  // namespace museum_connection

ANLAGE_PLUGIN(museum_connection::MuseumConnection)
