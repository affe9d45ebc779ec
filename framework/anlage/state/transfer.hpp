// SPDX-License-Identifier: Apache-2.0
/// The transfer of a life into a changed brain: what it has learned and what is on its way stays, what a new rule needs
/// begins as at a birth, what an old rule kept to itself is gone.
///
/// A number is taken over where its block has the same name, shape and meaning in both brains: the same field of a
/// component of the same type. A delay line may have another length; its latest signals are what counts.
#pragma once

#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// Names of blocks, parameters left out.
struct Transfer {
  std::vector<std::string> kept;
  std::vector<std::string> begun;    ///< from their initial laws
  std::vector<std::string> dropped;
};

/// Refuses a brain that a life cannot go on in: other parts, projections, delays, connections, shapes, initial laws, or
/// anything else that is fixed at birth; a probe or figure that would lose what it looks at. Rules and parameters may differ.
/// Throws: Error{does_not_fit} with every problem, those about a setting where it was stated in `after`. [build]
void check_transfer(const Brain& before, const Brain& after);

/// Hands clock and numbers of `from` to `to`, which has just been born and whose brain passed `check_transfer`. A
/// parameter that both genomes state alike keeps what it was set to while running, unless the genome of `to` states it
/// from outside (an override). Learning must have been flushed.
/// [main, between ticks]
Transfer transfer(const BrainState& from, BrainState& to);

}  // namespace anlage
