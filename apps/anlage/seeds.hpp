// SPDX-License-Identifier: Apache-2.0
/// Many lives of one genome, one seed each, every one in a process of its own: a crash costs one life.
#pragma once

#include <cstdint>

#include "assembly.hpp"
#include "exit_code.hpp"
#include "life.hpp"

namespace anlage {

struct SeedRange {
  std::uint64_t seeds = 1;  ///< from the genome's seed on
  std::uint64_t jobs = 1;   ///< lives at a time
};

/// Run folders OUT/seed-N, OUT/result.json with mean, standard deviation and the value of each life for every figure,
/// and the table on standard output. Answers the worst of the lives' answers. Throws: Error, UsageError. [main]
[[nodiscard]] ExitCode live_seeds(const Genome& genome, const Places& places, const LifeOptions& options,
                                  SeedRange range);

}  // namespace anlage
