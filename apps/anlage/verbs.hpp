// SPDX-License-Identifier: Apache-2.0
/// The table of verbs: what `--help` lists, what completes on the command line, what has a manual page.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "invocation.hpp"

namespace anlage {

struct Verb {
  const char* name;
  const char* doc;
  CommandLine (*line)();  ///< its options, without running it
  ExitCode (*call)(const Invocation&);
};

/// In the order of the help. [any]
[[nodiscard]] std::span<const Verb> verbs();

/// "regions", "rules", … of `anlage list`; "region", "rule", … of `anlage new`. [any]
[[nodiscard]] std::vector<std::string> list_kinds();
[[nodiscard]] std::vector<std::string> new_kinds();

}  // namespace anlage
