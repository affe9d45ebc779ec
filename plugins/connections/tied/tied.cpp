// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace tied {
using namespace anlage;

/// A second passage through the synapses of another projection: y = W x. Nothing is stored here and nothing can learn here;
/// what the other one learns holds here from the next tick on.
struct Tied {
  static constexpr const char* doc = "a second passage through the synapses of another projection";
  static constexpr bool borrows = true, splittable = true;

  Text of {"the projection whose synapses it uses"};

  void develop(Setup& setup) { setup.borrow(of); }
  void wire(Wiring&) {}
  void transmit(Transmit& t) { linear(t); }
};

}  // namespace tied

ANLAGE_PLUGIN(tied::Tied)
