// SPDX-License-Identifier: Apache-2.0
/// Faults of memory in guarded states, put into words by the process that dies of them.
#pragma once

#include "anlage/simulation/witness.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// From now on a fault of this process that has to do with `state` leaves words in `witness`: "writes 4 bytes past the end of
/// `kenyon/rate`". Both outlive the process's work. One state at a time. [main]
void leave_words(const BrainState& state, Witness& witness);

}  // namespace anlage
