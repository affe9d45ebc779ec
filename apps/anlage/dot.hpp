// SPDX-License-Identifier: Apache-2.0
/// A genome as a graph in the DOT language.
#pragma once

#include <string>

#include "anlage/genome/genome.hpp"

namespace anlage {

/// Parts as boxes with the ports they use, nested brains as clusters, projections as edges that name connection, rule
/// and delay; what a rule listens to as dashed edges. Needs no plugin. [any]
[[nodiscard]] std::string dot(const Genome& genome);

}  // namespace anlage
