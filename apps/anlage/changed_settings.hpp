// SPDX-License-Identifier: Apache-2.0
/// Settings changed from outside for a life that goes on: the checkpoint has the old ones among its numbers.
#pragma once

#include "assembly.hpp"

namespace anlage {

/// Refuses changes that cannot take effect in a brain that already lives.
/// Throws: Error{does_not_fit} with each of them and the reason. [main]
void check_changes(const Brain& brain);

/// Puts changed parameters, choices and mutables into the state in place of the checkpoint's. [main]
void apply_changes(Assembly& assembly);

}  // namespace anlage
