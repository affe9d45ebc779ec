// SPDX-License-Identifier: Apache-2.0
/// Values that are set from outside, put into the Value tree before anything is made of it.
#pragma once

#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::detail {

/// Applies the overrides in order. Numbers of projections keep their meaning while others are taken out. [build]
void apply_overrides(Table& root, const std::vector<Override>& overrides, Diagnostics& problems);

/// Marks a value and all below it as set from outside. [any]
void mark_overridden(Value& value);

}  // namespace anlage::detail
