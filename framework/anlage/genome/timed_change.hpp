// SPDX-License-Identifier: Apache-2.0
/// Settings that change at a moment of a life: what a file of live changes says.
///
///   [[changes]]
///   at         = "2 s"                              # or tick = 2000
///   projection = "readout"
///   learning   = { type = "Oja", eta = 0.01 }       # the whole rule; "none" takes it away
///
///   [[changes]]
///   at  = "5 s"
///   set = { "projections.readout.learning.eta" = 0.001, "kenyon.active" = 0.1 }
///
/// A change comes before the tick it names. Paths are those of an Override in the resolved genome.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"

namespace anlage {

struct TimedChange {
  std::uint64_t tick = 0;     ///< the tick that it comes before
  std::vector<Override> set;  ///< a rule first, then the settings in the order of the file; never empty
  SourceLocation where = {};
};

/// Reads a file of changes for a brain whose tick is `tick` [s]; they have to stand in the order of their times.
/// Throws: Error with every problem found, each with file, line and column. [build]
[[nodiscard]] std::vector<TimedChange> read_timed_changes(const std::string& file, double tick);

/// The same from memory; `file` is the name used in messages. [build]
[[nodiscard]] std::vector<TimedChange> parse_timed_changes(const std::string& toml, const std::string& file, double tick);

/// A file that says the same again; empty for none. [any]
[[nodiscard]] std::string toml_of(const std::vector<TimedChange>& changes);

}  // namespace anlage
