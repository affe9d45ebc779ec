// SPDX-License-Identifier: Apache-2.0
/// Walks over all synapses of all receivers, whether a connection stores every pair or a list for each receiver.
#pragma once

#include <algorithm>

#include <anlage/sdk/plasticity.hpp>

namespace rules {

/// Calls `visit(receiver, weight)` for every stored synapse, the synapses of a receiver in their order. Lists lie in
/// groups of as many receivers as the block has rows; a connection that stores every pair is one such group. [any]
template <class Visit>
void for_each_synapse(const anlage::Weights& w, std::int64_t receivers, Visit visit) {
  const std::int64_t rows = w.rows(), groups = (receivers + rows - 1) / rows, fan_in = w.cols() / groups;
  for (std::int64_t g = 0; g < groups; ++g) {
    const std::int64_t first = g * rows, count = std::min(rows, receivers - first);
    for (std::int64_t k = 0; k < fan_in; ++k)
      for (std::int64_t r = 0; r < count; ++r) visit(first + r, w(r, g * fan_in + k));
  }
}

}  // namespace rules
