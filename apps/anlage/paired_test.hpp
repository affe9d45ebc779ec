// SPDX-License-Identifier: Apache-2.0
/// Is a difference between two treatments of the same lives more than chance? Two tests of paired differences, and a
/// correction for asking several times.
#pragma once

#include <cstddef>
#include <vector>

namespace anlage {

/// Most differences that `sign_flip_p` goes through: 2^22 sums.
inline constexpr std::size_t most_sign_flips = 22;

/// Student's paired t-test, two-sided: t = mean · sqrt(n) / sd with n - 1 degrees of freedom. NaN for fewer than two
/// differences; 1 if all are zero, 0 if all are equal otherwise. [any]
[[nodiscard]] double paired_t_p(const std::vector<double>& differences);

/// Exact sign-flip permutation test, two-sided: the share of all 2^n choices of signs whose sum is at least as far from
/// zero. It assumes nothing of the distribution and cannot go below 2 / 2^n. NaN for none and for more than
/// `most_sign_flips`. [any]
[[nodiscard]] double sign_flip_p(const std::vector<double>& differences);

/// Holm's step-down correction, in the order given; NaN stays and does not count. [any]
[[nodiscard]] std::vector<double> holm(const std::vector<double>& p);

}  // namespace anlage
