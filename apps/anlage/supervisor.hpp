// SPDX-License-Identifier: Apache-2.0
/// The supervisor: a life in a process of its own. Where that process dies or hangs, the supervisor says in whose verb, at which
/// tick and of what, and lets the life go on from its last checkpoint with the guilty part frozen or silenced by its policy.
#pragma once

#include "anlage/genome/genome.hpp"
#include "life.hpp"

namespace anlage {

struct SupervisorOptions {
  double deadline = 10.0;                         ///< [s] that one verb may take
  std::optional<FaultPolicy> on_crash = {};       ///< stands in place of every part's on_fault
};

/// Runs to the end. Everything is told on standard error; supervision.json in the run folder keeps it. [main]
[[nodiscard]] ExitCode supervise(const Genome& genome, const Places& places, const LifeOptions& options,
                                 const SupervisorOptions& supervision);

}  // namespace anlage
