// SPDX-License-Identifier: Apache-2.0
/// What the program answers to the shell. Scripts rely on these numbers.
#pragma once

#include "anlage/base/error.hpp"

namespace anlage {

enum class ExitCode {
  ok = 0,
  failed = 1,        ///< the run failed: something could not be recorded
  usage = 2,         ///< wrong usage, or a file that cannot be used
  fault = 3,         ///< a plugin was refused or failed, or a fault stopped the run
  interrupted = 130  ///< by SIGINT or SIGTERM
};

/// The answer for a problem. [any]
[[nodiscard]] constexpr ExitCode exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::plugin_refused:
    case ErrorCode::plugin_failed:
      return ExitCode::fault;
    case ErrorCode::file_unwritable:
    case ErrorCode::internal:
      return ExitCode::failed;
    default:
      return ExitCode::usage;
  }
}

}  // namespace anlage
