// SPDX-License-Identifier: Apache-2.0
/// The brain whole-brain, perhaps with other values, and counts of what it has.
#pragma once

#include <string>
#include <string_view>

#include "support/brain_life.hpp"
#include "support/science.hpp"

namespace anlage::test {

inline std::vector<Override> overrides_of(const std::vector<std::string>& changes) {
  std::vector<Override> all;
  for (const std::string& change : changes) all.push_back(Override::parse(change));
  return all;
}

/// The text of one individual.
inline std::string whole_brain(int seed, std::vector<std::string> changes = {}) {
  changes.push_back("brain.seed=" + std::to_string(seed));
  return ready_made("whole-brain", overrides_of(changes));
}

/// Units of a part: the most values that one of its outputs has.
inline std::int64_t units_of_part(const Brain& brain, const Part& part) {
  std::int64_t most = 0;
  const Component& component = brain.component(part.component);
  for (std::size_t i = 0; i < component.bindings.size(); ++i) {
    if (component.type->fields[i].role != Role::out) continue;
    const Block& block = brain.block(component.bindings[i].block);
    most = std::max<std::int64_t>(most, block.rows * block.cols);
  }
  return most;
}

/// Units of all parts of the brain, worlds left out, whose path begins with one of `names`; all of them without a name.
inline double units_below(const Brain& brain, const std::vector<std::string_view>& names) {
  double units = 0;
  for (const Part& part : brain.parts) {
    const std::string& path = brain.component(part.component).path;
    const auto is_below = [&](std::string_view name) { return path == name || path.starts_with(std::string(name) + "/"); };
    if (part.kind == PartKind::world || !(names.empty() || std::any_of(names.begin(), names.end(), is_below))) continue;
    units += static_cast<double>(units_of_part(brain, part));
  }
  return units;
}

}  // namespace anlage::test
