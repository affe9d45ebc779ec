// SPDX-License-Identifier: Apache-2.0
/// Sums over synapses from their receivers to their senders, in an order that no slicing changes.
#pragma once

#include <anlage/sdk/plugin.hpp>

namespace backwards {
using anlage::Index;
using anlage::Real;

inline void put(anlage::Transmit& t, Index i, Real sum) { t.y()[i] = t.accumulate() ? t.y()[i] + sum : sum; }

/// Sixteen partial sums, j mod 16, added up pairwise.
inline Real dot(const Real* w, const Real* x, Index n) {
  alignas(64) Real sum[16] = {};
  const Index whole = n / 16 * 16;
  for (Index j = 0; j < whole; j += 16)
    for (Index l = 0; l < 16; ++l) sum[l] += w[j + l] * x[j + l];
  for (Index j = whole; j < n; ++j) sum[j - whole] += w[j] * x[j];
  for (Index half = 8; half > 0; half /= 2)
    for (Index l = 0; l < half; ++l) sum[l] += sum[l + half];
  return sum[0];
}

/// y[sender] += weight * x[receiver] for the senders in [first, last), receivers in their order.
template <class Sender>
void scatter(anlage::Transmit& t, const Sender* index) {
  const anlage_synapses& s = t.synapses();
  const bool shared = s.layout == ANLAGE_LAYOUT_SHARED;
  for (Index j = 0; j < s.post; ++j) {
    const Index degree = s.degree == nullptr ? s.fan_in : static_cast<Index>(s.degree[j]);
    for (Index k = 0; k < degree; ++k) {
      const Index slot = shared ? j / s.channels * s.fan_in + k : ((j / 16) * s.fan_in + k) * 16 + j % 16;
      const auto sender = static_cast<Index>(index[slot]);
      if (sender < t.first() || sender >= t.last()) continue;
      const Real weight = s.weights == nullptr ? Real(1) : s.weights[shared ? k * s.stride + j % s.channels : slot];
      t.y()[sender] += weight * t.x()[j];
    }
  }
}

}  // namespace backwards
