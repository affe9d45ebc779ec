// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/receivers.hpp"

namespace normalize_length {
using namespace anlage;

/// Multiplicative normalisation: w_ji = length * w_ji / sqrt(sum_i w_ji^2).
struct NormalizeLength {
  static constexpr const char* doc = "a receiver's weights keep their length";
  static constexpr const char* citation = "Miller & MacKay 1994, Neural Computation 6:100-126";

  Param     length {1, "1", "Euclidean length of a receiver's weights", {0, infinity}};
  PostState factor {"post", "1", "what a receiver's weights were multiplied by"};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    factor = Real(0);
    rules::for_each_synapse(w, factor.size(), [&](Index j, Real weight) { factor[j] += weight * weight; });
    for (Index j = 0; j < factor.size(); ++j) factor[j] = factor[j] > 0 ? length / std::sqrt(factor[j]) : Real(1);
    rules::for_each_synapse(w, factor.size(), [&](Index j, Real& weight) { weight *= factor[j]; });
  }
};

}  // namespace normalize_length

ANLAGE_PLUGIN(normalize_length::NormalizeLength)
