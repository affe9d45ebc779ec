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
///   [[changes]]
///   at       = "8 s"
///   lesion   = "hippocampus/ca3"                    # or silence, cut, freeze; docs/concepts/intervention.md
///   fraction = 0.3
///
/// A change comes before the tick it names; `at` is an age, `tick` counts from the beginning of the clock. Paths are those of an
/// Override in the resolved genome.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"

namespace anlage {

struct TimedChange {
  std::uint64_t tick = 0;     ///< the tick that it comes before
  std::vector<Override> set;  ///< a rule first, then the settings in the order of the file
  SourceLocation where = {};
};

/// What a file of changes says.
struct ChangeList {
  std::vector<TimedChange> settings;            ///< each changes at least one
  std::vector<InterventionGene> interventions;
};

/// Reads a file of changes for a brain whose tick is `tick` [s] and whose birth comes `birth` ticks after the beginning of its
/// clock; they have to stand in the order of their times.
/// Throws: Error with every problem found, each with file, line and column. [build]
[[nodiscard]] ChangeList read_change_list(const std::string& file, double tick, std::uint64_t birth = 0);

/// The same from memory; `file` is the name used in messages. [build]
[[nodiscard]] ChangeList parse_change_list(const std::string& toml, const std::string& file, double tick, std::uint64_t birth = 0);

/// The same for settings alone. Throws: Error, also if there is an intervention. [build]
[[nodiscard]] std::vector<TimedChange> parse_timed_changes(const std::string& toml, const std::string& file, double tick,
                                                           std::uint64_t birth = 0);

/// `--at TIME VERB=TARGET[:FRACTION]`: TIME is an age such as "5 min", or "5 min..6 min" for what is over then.
/// Throws: Error. [build]
[[nodiscard]] InterventionGene parse_intervention(const std::string& time, const std::string& text, double tick,
                                                  std::uint64_t birth = 0);

/// A file that says the same again; empty for none. [any]
[[nodiscard]] std::string toml_of(const std::vector<TimedChange>& changes);

}  // namespace anlage
