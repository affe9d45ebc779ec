#include <anlage/sdk/plugin.hpp>

namespace my_connection {
using namespace anlage;
/// Each unit hears its neighbours on a line: y_j = sum_k w[j, k] x[j + k - reach], k = 0 ... 2 reach, wrapped at the ends.
struct MyConnection {
  static constexpr const char* doc = "one line for the catalogue";
  Param   reach {1, "1", "neighbours on either side", {0, 1000}, birth | integer};
  Weights w     {"post pre", "1", "synaptic weight", "constant 1"};
  void develop(Setup& setup) { setup.sparse(2 * static_cast<Index>(reach.value) + 1); }
  void wire(Wiring& wiring) {
    const Index n = wiring.pre(), k = wiring.fan_in();
    for (Index j = 0; j < wiring.post(); ++j)
      for (Index s = 0; s < k; ++s) wiring.connect(j, s, ((j + s - k / 2) % n + n) % n);
  }
};
}  // namespace my_connection
ANLAGE_PLUGIN(my_connection::MyConnection)
