// SPDX-License-Identifier: Apache-2.0
/// What a run says at its end, on standard output: every figure, the speed, and the run folder last.
#pragma once

#include <string>

#include "anlage/recording/run_folder.hpp"
#include "terminal/terminal.hpp"

namespace anlage {

struct ClosingFacts {
  std::string title;
  std::string folder;
  std::uint64_t state_bytes = 0;
  double dt = 0.0;  ///< [s]
  int threads = 1;
};

/// One row a figure and one column a phase, then ticks, speed, memory, state hash, run folder. [any]
[[nodiscard]] std::string closing_table(const RunResult& result, const ClosingFacts& facts, const Terminal& terminal);

/// Names in the order they first come in. [any]
[[nodiscard]] std::vector<std::string> phases_of(const std::vector<Figure>& figures);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Figure>& figures);

}  // namespace anlage
