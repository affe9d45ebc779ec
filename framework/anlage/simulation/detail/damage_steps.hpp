// SPDX-License-Identifier: Apache-2.0
/// Damage compiled into the steps of a program.
#pragma once

#include "anlage/simulation/detail/program.hpp"

namespace anlage::detail {

/// The damage of a part whose call and ports are ready, and whose inflows are still to come. [build]
PartDamage& add_part_damage(Program& program, const Brain& brain, BrainState& state, const Damage& damage, PartStep& step);

/// That of every projection whose synapses are touched. [build]
void add_synapse_damage(Program& program, const Brain& brain, BrainState& state, const Damage& damage);

}  // namespace anlage::detail
