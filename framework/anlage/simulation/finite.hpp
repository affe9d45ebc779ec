// SPDX-License-Identifier: Apache-2.0
/// The scan for numbers that are not finite.
#pragma once

#include <cstdint>

namespace anlage {

/// True if all `count` numbers are finite. Reads each once; no branch per number. [any]
[[nodiscard]] bool all_finite(const float* numbers, std::int64_t count);

/// Index of the first number that is NaN or infinite, or -1. [any]
[[nodiscard]] std::int64_t first_not_finite(const float* numbers, std::int64_t count);

}  // namespace anlage
