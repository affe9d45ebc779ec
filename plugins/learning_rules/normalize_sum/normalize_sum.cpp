// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/receivers.hpp"

namespace normalize_sum {
using namespace anlage;

/// Multiplicative normalisation: w_ji = total * w_ji / sum_i |w_ji|.
struct NormalizeSum {
  static constexpr const char* doc = "a receiver's weights keep their sum";
  static constexpr const char* citation = "von der Malsburg 1973, Kybernetik 14:85-100";

  Param     total  {1, "1", "sum of the absolute values of a receiver's weights", {0, infinity}};
  PostState factor {"post", "1", "what a receiver's weights were multiplied by"};
  Weights   w      {"post pre", "1", "synaptic weight"};

  void learn(Tick) {
    factor = Real(0);
    rules::for_each_synapse(w, factor.size(), [&](Index j, Real weight) { factor[j] += std::abs(weight); });
    for (Index j = 0; j < factor.size(); ++j) factor[j] = factor[j] > 0 ? total / factor[j] : Real(1);
    rules::for_each_synapse(w, factor.size(), [&](Index j, Real& weight) { weight *= factor[j]; });
  }
};

}  // namespace normalize_sum

ANLAGE_PLUGIN(normalize_sum::NormalizeSum)
