// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace oja_subspace {
using namespace anlage;

/// Oja's subspace rule: dw_ji = eta * y_j * (x_i - sum over k of y_k w_ki).
struct OjaSubspace {
  static constexpr const char* doc = "receivers together span the principal subspace of their input";
  static constexpr const char* citation = "Oja 1989, International Journal of Neural Systems 1:61-68";

  Param   eta {1e-3, "1", "learning rate", {0, 1}};
  Pre     x   {"pre", "*", "sending activity"};
  Post    y   {"post", "*", "receiving activity"};
  Weights w   {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    for (Index i = 0; i < x.size(); ++i) {
      Real explained = 0;
      for (Index j = 0; j < y.size(); ++j) explained += y[j] * w(j, i);
      const Real step = eta * (x[i] - explained);
      for (Index j = 0; j < y.size(); ++j) w(j, i) += step * y[j];
    }
  }
};

}  // namespace oja_subspace

ANLAGE_PLUGIN(oja_subspace::OjaSubspace)
