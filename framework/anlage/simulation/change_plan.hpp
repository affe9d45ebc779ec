// SPDX-License-Identifier: Apache-2.0
/// The plan of a life's changes: every timed change with the brain that lives from then on, developed and checked before the
/// life begins.
///
/// At its tick the life goes over in five steps: `Simulator::flush`, a schedule and a state for the planned brain,
/// `transfer`, `Simulator::go_on_with`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/genome/timed_change.hpp"
#include "anlage/registry/registry.hpp"

namespace anlage {

/// All changes of one tick.
struct PlannedChange {
  std::uint64_t tick = 0;  ///< they come before it
  std::vector<Override> set;
  Brain brain;             ///< lives from then on
  std::vector<std::string> notes;
};

/// Develops the brain after each change of `changes` in turn, from `brain`, which has lived for `now` ticks.
/// Throws: Error with every problem of every change, placed where the file states it: a rule that does not fit, what is fixed
/// at birth, a time in the past, a phase or probe that would lose what it names. [build]
[[nodiscard]] std::vector<PlannedChange> plan_changes(const Brain& brain, Registry& registry,
                                                      const std::vector<TimedChange>& changes, std::uint64_t now = 0);

}  // namespace anlage
