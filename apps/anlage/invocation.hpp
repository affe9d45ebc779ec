// SPDX-License-Identifier: Apache-2.0
/// How the program was called, and the verbs it knows: one file a verb.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "exit_code.hpp"

namespace anlage {

struct Invocation {
  std::vector<std::string> words;         ///< after the verb
  std::vector<std::string> command_line;  ///< all of it, for the record
  std::chrono::steady_clock::time_point started;
};

/// Throw: UsageError, Error. [main]
[[nodiscard]] ExitCode run_verb(const Invocation& invocation);
[[nodiscard]] ExitCode resume_verb(const Invocation& invocation);
[[nodiscard]] ExitCode sweep_verb(const Invocation& invocation);
[[nodiscard]] ExitCode compare_verb(const Invocation& invocation);
[[nodiscard]] ExitCode list_verb(const Invocation& invocation);
[[nodiscard]] ExitCode show_verb(const Invocation& invocation);
[[nodiscard]] ExitCode graph_verb(const Invocation& invocation);
[[nodiscard]] ExitCode dev_verb(const Invocation& invocation);
[[nodiscard]] ExitCode new_verb(const Invocation& invocation);
[[nodiscard]] ExitCode check_verb(const Invocation& invocation);
[[nodiscard]] ExitCode lock_verb(const Invocation& invocation);
[[nodiscard]] ExitCode doctor_verb(const Invocation& invocation);
[[nodiscard]] ExitCode flags_verb(const Invocation& invocation);

}  // namespace anlage
