// SPDX-License-Identifier: Apache-2.0
/// Which figure of which phase lives are judged by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "anlage/genome/genome.hpp"

namespace anlage {

/// "accuracy" or "test.accuracy" becomes "test.accuracy": the first figure if none is named, in the last phase that is lived if
/// none is named. Throws: UsageError with the nearest name. [any]
[[nodiscard]] std::string chosen_figure(const Genome& genome, const std::string& stated, const std::optional<std::uint64_t>& ticks);

}  // namespace anlage
