// SPDX-License-Identifier: Apache-2.0
/// How the program was called, and the verbs it knows: one file a verb.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "exit_code.hpp"

namespace anlage {

struct Invocation {
  std::vector<std::string> words;         ///< after the verb
  std::vector<std::string> command_line;  ///< all of it, for the record
  std::chrono::steady_clock::time_point started;
};

/// Each verb's options, and the verb itself, which throws UsageError and Error. [main]
[[nodiscard]] CommandLine run_line();
[[nodiscard]] ExitCode run_verb(const Invocation& invocation);
[[nodiscard]] CommandLine resume_line();
[[nodiscard]] ExitCode resume_verb(const Invocation& invocation);
[[nodiscard]] CommandLine sweep_line();
[[nodiscard]] ExitCode sweep_verb(const Invocation& invocation);
[[nodiscard]] CommandLine audit_line();
[[nodiscard]] ExitCode audit_verb(const Invocation& invocation);
[[nodiscard]] CommandLine compare_line();
[[nodiscard]] ExitCode compare_verb(const Invocation& invocation);
[[nodiscard]] CommandLine list_line();
[[nodiscard]] ExitCode list_verb(const Invocation& invocation);
[[nodiscard]] CommandLine show_line();
[[nodiscard]] ExitCode show_verb(const Invocation& invocation);
[[nodiscard]] CommandLine graph_line();
[[nodiscard]] ExitCode graph_verb(const Invocation& invocation);
[[nodiscard]] CommandLine dev_line();
[[nodiscard]] ExitCode dev_verb(const Invocation& invocation);
[[nodiscard]] CommandLine new_line();
[[nodiscard]] ExitCode new_verb(const Invocation& invocation);
[[nodiscard]] CommandLine check_line();
[[nodiscard]] ExitCode check_verb(const Invocation& invocation);
[[nodiscard]] CommandLine lock_line();
[[nodiscard]] ExitCode lock_verb(const Invocation& invocation);
[[nodiscard]] CommandLine doctor_line();
[[nodiscard]] ExitCode doctor_verb(const Invocation& invocation);
[[nodiscard]] CommandLine flags_line();
[[nodiscard]] ExitCode flags_verb(const Invocation& invocation);
[[nodiscard]] CommandLine schema_line();
[[nodiscard]] ExitCode schema_verb(const Invocation& invocation);
[[nodiscard]] CommandLine completion_line();
[[nodiscard]] ExitCode completion_verb(const Invocation& invocation);
[[nodiscard]] CommandLine man_line();
[[nodiscard]] ExitCode man_verb(const Invocation& invocation);

}  // namespace anlage
