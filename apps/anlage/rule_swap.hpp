// SPDX-License-Identifier: Apache-2.0
/// A genome with another learning rule in one projection, and what becomes of the old rule's settings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"
#include "anlage/registry/registry.hpp"
#include "assembly.hpp"

namespace anlage {

struct RuleSwap {
  std::string rule;
  Genome genome;
  std::vector<std::string> notes;  ///< "Bcm has no `eta`: left out"
  std::string refusal;             ///< why the rule does not fit there; empty if it does
};

/// Index of the projection `name`, or of the only one that learns. Throws: UsageError that lists those that learn.
/// [main]
[[nodiscard]] std::size_t plastic_projection(const Genome& genome, const std::string& name);

/// Puts `rule` into a projection. A setting stays where the new rule has a field of the same name, role and unit. Rules
/// that follow it, and what lets it work, stay. Throws: Error{unknown_type}. [build]
[[nodiscard]] RuleSwap swap_rule(const Genome& genome, std::size_t projection, const std::string& rule,
                                 Registry& registry, const Places& places);

}  // namespace anlage
