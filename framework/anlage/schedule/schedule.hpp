// SPDX-License-Identifier: Apache-2.0
/// The schedule: the derived order of one tick. Nobody writes an order or a priority by hand.
///
/// A wave is a set of parts that may run together: everything they read within this tick was written in earlier waves.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"

namespace anlage {

struct Wave {
  std::vector<PartId> parts;  ///< in the genome's order
};

struct Schedule {
  std::vector<Wave> waves;
  std::vector<ProjectionId> learning;  ///< projections with a rule, in the genome's order; all may run together
};

/// Throws: Error{zero_delay_cycle}: each cycle part by part and port by port, with the edge to delay. [build]
[[nodiscard]] Schedule make_schedule(const Brain& brain);

}  // namespace anlage
