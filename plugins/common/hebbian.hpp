// SPDX-License-Identifier: Apache-2.0
/// One synaptic mechanism for learned weights and for innate scalars: what fires together grows stronger, and decays.
#pragma once

namespace plasticity {

/// Step of a strength w: rate (coincidence - lambda w). Alone and repeated with lambda = 1 it goes the part `rate` of
/// the way to the coincidence each time. Source: Hebb 1949.
constexpr auto hebbian_step(const auto& w, const auto& rate, const auto& coincidence, const auto& lambda) {
  return rate * (coincidence - lambda * w);
}

}  // namespace plasticity
