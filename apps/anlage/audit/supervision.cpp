// SPDX-License-Identifier: Apache-2.0
#include "audit/supervision.hpp"

#include <algorithm>
#include <deque>

#include "audit/account.hpp"

namespace anlage::audit {
namespace {

/// What a rule is told from outside its two ends.
bool is_third_factor(Role role) { return role == Role::post_error || role == Role::post_target || role == Role::modulator; }

void add_once(std::vector<PartId>& to, PartId part) {
  if (std::find(to.begin(), to.end(), part) == to.end()) to.push_back(part);
}

/// Steering circuits and worlds from which regions hand the truth on: breadth first, against the projections.
std::vector<PartId> roots_of(const Brain& brain, const std::vector<PartId>& sources) {
  std::vector<PartId> seen, roots;
  std::deque<PartId> next(sources.begin(), sources.end());
  while (!next.empty()) {
    const PartId part = next.front();
    next.pop_front();
    if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
    seen.push_back(part);
    if (brain.part(part).kind != PartKind::region) {
      roots.push_back(part);
      continue;
    }
    for (const Projection& projection : brain.projections)
      if (projection.to == part) next.push_back(projection.from);
  }
  return roots;
}

Truth truth_of(const Brain& brain, const std::vector<PartId>& sources) {
  const auto is = [&](PartKind kind) {
    return std::any_of(sources.begin(), sources.end(), [&](PartId part) { return brain.part(part).kind == kind; });
  };
  if (sources.empty()) return Truth::own;
  if (is(PartKind::steering)) return Truth::steering;
  return is(PartKind::world) ? Truth::world : Truth::region;
}

Supervision of_projection(const Brain& brain, const Projection& projection, const std::vector<PartId>& owner) {
  Supervision found{.learner = projection.name, .part = projection.to, .signals = {}, .sources = {}, .roots = {}};
  for (const ComponentId id : projection.rules()) {
    const Component& rule = brain.component(id);
    for (std::size_t i = 0; i < rule.type->fields.size(); ++i) {
      const Field& field = rule.type->fields[i];
      if (!is_third_factor(field.role)) continue;
      const Binding& binding = rule.bindings[i];
      if (binding.source != Binding::Source::port) continue;
      const Block& block = brain.block(binding.block);
      add_once(found.sources, owner[index_of(block.owner)]);
      found.signals.push_back(field.name + " = " + block.name);
    }
  }
  if (projection.when) add_once(found.sources, owner[index_of(brain.block(projection.when->block).owner)]);
  found.truth = truth_of(brain, found.sources);
  found.roots = roots_of(brain, found.sources);
  return found;
}

/// A part that remembers is told by the errors that arrive at its ports.
Supervision of_memory(const Brain& brain, PartId part) {
  Supervision found{.learner = brain.component(part).path, .part = part, .signals = {}, .sources = {}, .roots = {}};
  for (const Projection& projection : brain.projections) {
    const Component& from = brain.component(projection.from);
    const Field& port = from.type->fields[static_cast<std::size_t>(projection.from_field)];
    if (projection.to != part || !port.has(ANLAGE_FIELD_ERROR)) continue;
    add_once(found.sources, projection.from);
    found.signals.push_back(brain.component(part).type->fields[static_cast<std::size_t>(projection.to_field)].name + " = " + from.path + "/" + port.name);
  }
  found.truth = truth_of(brain, found.sources);
  found.roots = roots_of(brain, found.sources);
  return found;
}

}  // namespace

const char* to_string(Truth truth) {
  switch (truth) {
    case Truth::own: return "self";
    case Truth::steering: return "steering";
    case Truth::world: return "world";
    default: return "region";
  }
}

std::vector<Supervision> supervisions(const Brain& brain) {
  const std::vector<PartId> owner = owners(brain);
  std::vector<Supervision> all;
  for (std::size_t i = 0; i < brain.parts.size(); ++i) {
    const Component& component = brain.component(brain.parts[i].component);
    const bool remembers = std::any_of(component.type->fields.begin(), component.type->fields.end(),
                                       [](const Field& field) { return field.role == Role::memory; });
    if (remembers) all.push_back(of_memory(brain, PartId{static_cast<std::uint32_t>(i)}));
  }
  for (const Projection& projection : brain.projections)
    if (projection.rule) all.push_back(of_projection(brain, projection, owner));
  return all;
}

}  // namespace anlage::audit
