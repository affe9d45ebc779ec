// SPDX-License-Identifier: Apache-2.0
/// The first numbers of a brain: parameters, initial laws, and what the plugins fill in.
#pragma once

#include "anlage/state/brain_state.hpp"

namespace anlage::detail {

/// Throws: Error{plugin_failed} with every failure. [build]
void give_birth(BrainState& state);

}  // namespace anlage::detail
