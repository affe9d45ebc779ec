// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/draws.hpp"
#include "../common/unequal.hpp"

namespace gap_junction {
using namespace anlage;

/// Electrical coupling within a population: y_j = sum over k of g_jk (v_k - v_j), with g_jk = g_kj. The signal has to be
/// the receivers' own: the projection goes from a population back to itself.
struct GapJunction {
  static constexpr const char* doc = "electrical coupling: each unit is pulled towards those it is coupled with";
  static constexpr bool splittable = true;

  Param p {1, "1", "probability that two units within reach are coupled", {0, 1}, birth};
  Param length {0, "1", "farthest distance of coupled units, the ring of units being 1 long; 0: anywhere", {0, 1}, birth};
  Weights g {"post pre", "1", "coupling conductance, the same in both directions", "constant 1"};

  void develop(Setup& setup) {
    if (setup.pre() != setup.post())
      throw Failure("GapJunction couples the units of one population: " + std::to_string(setup.pre()) + " send, " +
                    std::to_string(setup.post()) + " receive; let the projection start and end in the same part");
    if (setup.plastic())
      throw Failure("nothing can learn on a GapJunction: a rule would change the two directions of a coupling apart; take "
                    "the learning rule away");
    connections::InDegrees degrees(setup.post());
    each_pair(Random(setup.key(), 0), setup.post(), [&](Index a, Index b) { degrees.add(a), degrees.add(b); });
    degrees.plan(setup);
  }

  void wire(Wiring& wiring) {
    connections::Joiner joiner(wiring);
    each_pair(wiring.random(0), wiring.post(), [&](Index a, Index b) {
      const Real conductance = joiner.join(a, b);
      if (conductance < 0)
        throw Failure("units " + std::to_string(a) + " and " + std::to_string(b) + " got the conductance " +
                      std::to_string(conductance) + ": state an initial law of g that is never below 0");
      joiner.join(b, a) = conductance;
    });
  }

  /// Every pair once: units d apart on the ring, d up to half of it.
  template <class F>
  void each_pair(const Random& random, Index n, F&& f) const {
    Index reach = n / 2;
    if (length.value > 0) reach = std::min(reach, static_cast<Index>(length.value * static_cast<double>(n) + 1e-9));
    for (Index a = 0; a < n; ++a) {
      connections::Draws draws(random, a);
      connections::each_success(draws, p.value, reach, [&](Index d) {
        const bool opposite = 2 * (d + 1) == n;  // the pair has two first units
        if (!opposite || a < n / 2) f(a, (a + d + 1) % n);
      });
    }
  }

  template <class Sender>
  static void couple(Transmit& t, const Sender* index) {
    const anlage_synapses& s = t.synapses();
    for (Index j = t.first(); j < t.last(); ++j) {
      const Index degree = s.degree == nullptr ? s.fan_in : static_cast<Index>(s.degree[j]);
      Real sum = 0;
      for (Index k = 0; k < degree; ++k) {
        const Index at = ((j / 16) * s.fan_in + k) * 16 + j % 16;
        sum += s.weights[at] * (t.x()[index[at]] - t.x()[j]);
      }
      t.y()[j] = t.accumulate() ? t.y()[j] + sum : sum;
    }
  }
  void transmit(Transmit& t) {
    if (t.synapses().index_bits == 16) return couple(t, static_cast<const std::uint16_t*>(t.synapses().index));
    couple(t, static_cast<const std::uint32_t*>(t.synapses().index));
  }
};

}  // namespace gap_junction

ANLAGE_PLUGIN(gap_junction::GapJunction)
