// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace one_to_one {
using namespace anlage;

/// Unit i reaches unit i: y_i = w_i x_i.
struct OneToOne {
  static constexpr const char* doc = "unit i reaches unit i";

  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    const Index pre = setup.pre(), post = setup.post();
    if (pre >= 0 && post >= 0 && pre != post)
      throw Failure("OneToOne needs as many receiving units as sending units: " + std::to_string(pre) + " send, " +
                    std::to_string(post) + " receive");
    setup.sparse(1);
  }
  void wire(Wiring& wiring) {
    for (Index j = 0; j < wiring.post(); ++j) wiring.connect(j, 0, j);
  }
};

}  // namespace one_to_one

ANLAGE_PLUGIN(one_to_one::OneToOne)
