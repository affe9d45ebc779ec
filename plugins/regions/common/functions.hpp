// SPDX-License-Identifier: Apache-2.0
/// Functions of one number, written out: those of the C library differ in their last bits from one library to the next.
/// Loops over them are vectorised.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include <anlage/sdk/plugin.hpp>

namespace regions {
using anlage::Real;

/// e^x to two units in the last place, for x between -87 and 88, and the value at the nearer end beyond. x = q ln 2 + r,
/// e^x = 2^q p(r). NaN stays NaN.
inline Real exponential(Real x) {
  const Real within = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
  const Real shifted = within * 1.44269504f + 12582912.0f;  // 1.5 * 2^23: its last bit is worth 1
  const Real whole = shifted - 12582912.0f;
  const Real r = (within - whole * 0.693359375f) + whole * 2.12194440e-4f;
  Real p = 1.0f / 5040.0f;
  p = p * r + 1.0f / 720.0f;
  p = p * r + 1.0f / 120.0f;
  p = p * r + 1.0f / 24.0f;
  p = p * r + 1.0f / 6.0f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const std::int32_t exponent = std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(12582912.0f);
  return p * std::bit_cast<Real>((exponent + 127) << 23);
}

/// 1 / (1 + e^-x).
inline Real logistic(Real x) { return 1.0f / (1.0f + exponential(-x)); }

/// tanh x, absolute error below 2e-7.
inline Real tanh(Real x) { return 1.0f - 2.0f / (1.0f + exponential(2.0f * x)); }

/// What a unit answers to its drive, and how steeply.
struct Answer {
  Real rate;
  Real slope;
};

/// The words of a Choice of these functions, in the order of `answer_of`.
inline constexpr const char* function_words = "tanh logistic relu linear";

inline Answer answer_of(int function, Real drive) {
  if (function == 0) {
    const Real y = tanh(drive);
    return {y, 1.0f - y * y};
  }
  if (function == 1) {
    const Real y = logistic(drive);
    return {y, y * (1.0f - y)};
  }
  if (function == 2) return {drive > 0 ? drive : 0.0f, drive > 0 ? 1.0f : 0.0f};
  return {drive, 1.0f};
}

/// Calls `each(i, answer)` for every number of `drive`; the function is chosen once, outside the loop.
template <class Each>
void answers(int function, const Real* drive, anlage::Index n, Each&& each) {
  switch (function) {
    case 0:
      for (anlage::Index i = 0; i < n; ++i) each(i, answer_of(0, drive[i]));
      break;
    case 1:
      for (anlage::Index i = 0; i < n; ++i) each(i, answer_of(1, drive[i]));
      break;
    case 2:
      for (anlage::Index i = 0; i < n; ++i) each(i, answer_of(2, drive[i]));
      break;
    default:
      for (anlage::Index i = 0; i < n; ++i) each(i, answer_of(3, drive[i]));
  }
}

}  // namespace regions
