// SPDX-License-Identifier: Apache-2.0
/// What `run` and `resume` have in common on the command line.
#pragma once

#include <string>
#include <vector>

#include "anlage/genome/timed_change.hpp"
#include "assembly.hpp"
#include "command_line.hpp"
#include "invocation.hpp"
#include "life.hpp"

namespace anlage {

/// --ticks, --out, --threads, --progress, … [any]
[[nodiscard]] std::vector<Option> run_options();
/// --plugin-path, --data-path, --lock. [any]
[[nodiscard]] std::vector<Option> place_options();
/// "exit codes …", for `--help`. [any]
[[nodiscard]] std::string exit_code_notes();

/// Of --changes and --at, for a brain with the clock of `genome`. Throws: Error, UsageError. [main]
[[nodiscard]] ChangeList changes_of(const CommandLine& line, const Genome& genome);

/// Throw: UsageError. [main]
[[nodiscard]] LifeOptions life_options(const CommandLine& line, const Invocation& invocation);
[[nodiscard]] std::vector<Override> overrides_of(const CommandLine& line);  ///< of --set; throws: Error{syntax}
[[nodiscard]] Places places(const CommandLine& line);
[[nodiscard]] ColorMode color_mode(const CommandLine& line);

}  // namespace anlage
