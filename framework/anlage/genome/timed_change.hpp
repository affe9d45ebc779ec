// SPDX-License-Identifier: Apache-2.0
/// Settings that change at a moment of a life: what a file of live changes says.
///
///   [[changes]]
///   at  = "2 s"                                     # or tick = 2000
///   set = { "projections.readout.learning.type" = "Oja", "projections.readout.learning.eta" = 0.01 }
///
/// A change comes before the tick it names. Paths are those of an Override in the resolved genome.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"

namespace anlage {

struct TimedSetting {
  Override change;
  SourceLocation where = {};
};

struct TimedChange {
  std::uint64_t tick = 0;         ///< the tick that it comes before
  std::vector<TimedSetting> set;  ///< in the order of the file; never empty
  SourceLocation where = {};
};

/// Reads a file of changes for a brain whose tick is `tick` [s], ordered by time; those of one tick stay in the order of
/// the file. Throws: Error with every problem found, each with file, line and column. [build]
[[nodiscard]] std::vector<TimedChange> read_timed_changes(const std::string& file, double tick);

/// The same from memory; `file` is the name used in messages. [build]
[[nodiscard]] std::vector<TimedChange> parse_timed_changes(const std::string& toml, const std::string& file, double tick);

/// A file that says the same again. [any]
[[nodiscard]] std::string toml_of(const std::vector<TimedChange>& changes);

}  // namespace anlage
