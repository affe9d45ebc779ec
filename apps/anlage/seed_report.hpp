// SPDX-License-Identifier: Apache-2.0
/// What many lives have in common, and how far they differ.
#pragma once

#include <string>
#include <vector>

#include "life_process.hpp"
#include "terminal/terminal.hpp"

namespace anlage {

/// Mean ± standard deviation of every figure and phase, lives that ended early left out. [any]
[[nodiscard]] std::string seed_table(const std::string& brain, const std::vector<LifeOutcome>& lives,
                                     const std::string& folder, const Terminal& terminal);

/// The same and the value of each life, as JSON. [any]
[[nodiscard]] std::string seed_json(const std::string& brain, const std::vector<LifeOutcome>& lives);

}  // namespace anlage
