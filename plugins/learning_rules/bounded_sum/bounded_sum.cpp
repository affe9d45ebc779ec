// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

#include "../common/receivers.hpp"

namespace bounded_sum {
using namespace anlage;

/// Every `every` ticks (the last of them): w = min, w or max, whichever is in the middle; then w_ji = total w_ji / sum_i w_ji.
struct BoundedSum {
  static constexpr const char* doc = "from time to time, weights return into bounds and to their sum";
  static constexpr const char* citation = "Diehl & Cook 2015, Frontiers in Computational Neuroscience 9:99";

  Param     every {1.0, "1", "ticks from one time to the next", {1, 1e9}, integer};
  Param     min   {0.0, "1", "smallest weight", {0, infinity}};
  Param     max   {1.0, "1", "largest weight before the sum is restored", {0, infinity}};
  Param     total {1.0, "1", "sum of a receiver's weights", {0, infinity}};
  PostState sum   {"post", "1", "sum of a receiver's weights before it was restored"};
  Weights   w     {"post pre", "1", "synaptic weight"};

  void learn(Tick now) {
    if ((now.index + 1) % static_cast<std::uint64_t>(every.value) != 0) return;
    if (min.value > max.value)
      throw Failure("BoundedSum has min = " + std::to_string(min.value) + " above max = " + std::to_string(max.value));
    sum.setZero();
    rules::for_each_synapse(w, sum.size(), [&](Index j, Real& weight) {
      weight = std::min(std::max(weight, Real(min)), Real(max));
      sum[j] += weight;
    });
    rules::for_each_synapse(w, sum.size(), [&](Index j, Real& weight) { weight *= sum[j] > 0 ? total / sum[j] : Real(1); });
  }
};

}  // namespace bounded_sum

ANLAGE_PLUGIN(bounded_sum::BoundedSum)
