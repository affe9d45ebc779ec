// SPDX-License-Identifier: Apache-2.0
/// The exponential function written out, because that of the C library differs from one library to the next.
#pragma once

#include <bit>
#include <cstdint>

#include <anlage/sdk/tick.hpp>

namespace regions {

/// e^x for x <= 0, to two units in the last place; 0 below -87: x = q ln 2 + r, e^x = 2^q p(r). [any]
inline anlage::Real exp_below_zero(anlage::Real x) {
  const anlage::Real within = x > -87.0f ? x : -87.0f;  // no branch, so that loops over it are vectorised
  const auto q = static_cast<std::int32_t>(within * 1.44269504f - 0.5f);
  const anlage::Real r =
      (within - static_cast<anlage::Real>(q) * 0.693359375f) + static_cast<anlage::Real>(q) * 2.12194440e-4f;
  anlage::Real p = 1.0f / 5040.0f;
  for (const anlage::Real c : {1.0f / 720.0f, 1.0f / 120.0f, 1.0f / 24.0f, 1.0f / 6.0f, 0.5f, 1.0f, 1.0f})
    p = p * r + c;
  const anlage::Real power = p * std::bit_cast<anlage::Real>((q + 127) << 23);
  return x > -87.0f ? power : (x != x ? x : 0.0f);
}

/// 1 / (1 + e^-x). [any]
inline anlage::Real logistic(anlage::Real x) {
  const anlage::Real small = exp_below_zero(x > 0 ? -x : x);
  return (x > 0 ? 1.0f : small) / (1.0f + small);
}

/// to_i = e^(gain from_i) / sum_k e^(gain from_k), n >= 1; the largest is subtracted first, so nothing overflows. [any]
inline void softmax(anlage::Real gain, const anlage::Real* from, anlage::Real* to, std::int64_t n) {
  anlage::Real largest = from[0];
  for (std::int64_t i = 1; i < n; ++i) largest = from[i] > largest ? from[i] : largest;
  anlage::Real sum = 0;
  for (std::int64_t i = 0; i < n; ++i) sum += to[i] = exp_below_zero(gain * (from[i] - largest));
  for (std::int64_t i = 0; i < n; ++i) to[i] /= sum;
}

/// The unit with the largest number, the first of equals; what is not a number never wins. [any]
inline std::int64_t strongest(const anlage::Real* drive, std::int64_t n) {
  std::int64_t best = 0;
  for (std::int64_t i = 1; i < n; ++i)
    if (drive[i] > drive[best] || drive[best] != drive[best]) best = i;
  return best;
}

}  // namespace regions
