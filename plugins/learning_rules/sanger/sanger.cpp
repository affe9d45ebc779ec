// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace sanger {
using namespace anlage;

/// Sanger's rule (generalised Hebbian algorithm): dw_ji = eta * y_j * (x_i - sum over k <= j of y_k w_ki).
struct Sanger {
  static constexpr const char* doc = "receivers find the principal components of their input, in order";
  static constexpr const char* citation = "Sanger 1989, Neural Networks 2:459-473";

  Param   eta {1e-3, "1", "learning rate", {0, 1}};
  Pre     x   {"pre", "*", "sending activity"};
  Post    y   {"post", "*", "receiving activity"};
  Weights w   {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    for (Index i = 0; i < x.size(); ++i) {
      Real explained = 0;  // of x_i, by the receivers up to j
      for (Index j = 0; j < y.size(); ++j) {
        explained += y[j] * w(j, i);
        w(j, i) += eta * y[j] * (x[i] - explained);
      }
    }
  }
};

}  // namespace sanger

ANLAGE_PLUGIN(sanger::Sanger)
