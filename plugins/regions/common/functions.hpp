// SPDX-License-Identifier: Apache-2.0
/// What units answer to their drive, with the slope of the answer: functions written out, the same on every machine.
#pragma once

#include <anlage/sdk/plugin.hpp>

#include "exponential.hpp"

namespace regions {
using anlage::Real;

/// tanh x, absolute error below 2e-7: (1 - e^-2|x|) / (1 + e^-2|x|), with the sign of x. [any]
inline Real tanh(Real x) {
  const Real size = x < 0 ? -x : x, small = exp_below_zero(-2.0f * size), y = (1.0f - small) / (1.0f + small);
  return x < 0 ? -y : y;
}

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
