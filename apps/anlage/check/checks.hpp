// SPDX-License-Identifier: Apache-2.0
/// The list of checks: number, level, what each asks and why, and how a finding is put right.
#pragma once

#include <vector>

#include "check/trial.hpp"
#include "check/verdict.hpp"

namespace anlage::check {

enum class Level { quick, full, nightly };

/// "quick", "full", "nightly". [any]
[[nodiscard]] const char* to_string(Level level);

struct Check {
  int number = 0;
  Level level = Level::quick;
  bool about_file = false;    ///< asked once a file, not once a type
  double deadline = 10.0;     ///< [s]
  const char* name = "";
  const char* why = "";
  const char* fix = "";
  Verdict (*ask)(const Target&) = nullptr;  ///< in a process of its own
};

/// All, by number. [any]
[[nodiscard]] const std::vector<Check>& checks();

}  // namespace anlage::check
