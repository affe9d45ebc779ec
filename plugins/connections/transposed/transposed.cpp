// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "backwards.hpp"

namespace transposed {
using namespace anlage;

/// The way back through the synapses of another projection: y = W' x. Nothing is stored here and nothing can learn here.
/// Weights that are read from their far end are what backpropagation needs and no axon can do; this is the one connection
/// that does it, so a brain without it moves no weights.
struct Transposed {
  static constexpr const char* doc = "the way back through the synapses of another projection (weight transport)";
  static constexpr const char* citation = "Rumelhart, Hinton & Williams 1986, Nature 323:533-536; Grossberg 1987, Cognitive "
                                          "Science 11:23-63";
  static constexpr bool borrows = true, splittable = true;

  Text of {"the projection whose synapses it goes back through"};

  void develop(Setup& setup) { setup.borrow_backwards(of); }
  void wire(Wiring&) {}
  void transmit(Transmit& t) {
    const anlage_synapses& s = t.synapses();
    if (s.layout == ANLAGE_LAYOUT_DENSE) {
      for (Index i = t.first(); i < t.last(); ++i)
        backwards::put(t, i, backwards::dot(s.weights + i * s.stride, t.x(), s.post));
      return;
    }
    if (!t.accumulate()) std::fill(t.y() + t.first(), t.y() + t.last(), Real(0));
    if (s.index_bits == 16) return backwards::scatter(t, static_cast<const std::uint16_t*>(s.index));
    backwards::scatter(t, static_cast<const std::uint32_t*>(s.index));
  }
};

}  // namespace transposed

ANLAGE_PLUGIN(transposed::Transposed)
