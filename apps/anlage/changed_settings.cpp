// SPDX-License-Identifier: Apache-2.0
#include "changed_settings.hpp"

#include <fmt/format.h>

#include "anlage/base/diagnostics.hpp"

namespace anlage {
namespace {

bool is_changed(const Value& value) {
  if (value.overridden) return true;
  if (const Table* table = value.table())
    for (const Entry& entry : *table)
      if (is_changed(entry.value)) return true;
  return false;
}

/// Calls `visit(component, field index, entry)` for each setting that was changed from outside.
template <class Visit>
void each_change(const Brain& brain, Visit visit) {
  const auto look = [&](const std::string& path, const TypeGene& gene) {
    for (const Component& component : brain.components) {
      if (component.path != path) continue;
      for (const Entry& entry : gene.settings) {
        const int index = component.type->field_index(entry.key);
        if (index >= 0 && is_changed(entry.value)) visit(component, static_cast<std::size_t>(index), entry);
      }
    }
  };
  for (const PartGene& part : brain.genome.parts) look(part.path, part.gene);
  for (const ProjectionGene& projection : brain.genome.projections) {
    if (projection.connection) look(projection.name, *projection.connection);
    if (projection.learning) look(projection.name + "/rule", *projection.learning);
    for (const TypeGene& rule : projection.then) look(projection.name + "/" + rule.type, rule);
  }
}

bool has_memory(Role role) {
  switch (role) {
    case Role::state:
    case Role::memory:
    case Role::weights:
    case Role::trace:
    case Role::pre_state:
    case Role::post_state: return true;
    default: return false;
  }
}

}  // namespace

void check_changes(const Brain& brain) {
  Diagnostics problems;
  each_change(brain, [&](const Component& component, std::size_t index, const Entry& entry) {
    const Field& field = component.type->fields[index];
    const auto refuse = [&](const char* why) {
      problems.add({ErrorCode::does_not_fit, why, entry.value.where, component.path + "." + field.name,
                    "begin a new life with it: `anlage run`"});
    };
    if (field.has(ANLAGE_FIELD_BIRTH))
      refuse("is fixed at birth: the shape of the state depends on it, and the checkpoint has the shape of the old value");
    else if (has_memory(field.role))
      refuse("is an initial law: this life has begun, and its numbers are those of the checkpoint");
  });
  problems.throw_if_any();
}

void apply_changes(Assembly& assembly) {
  const Brain& brain = assembly.brain();
  BrainState& state = assembly.state();
  const double age = brain.genome.age_at(state.clock.tick);
  each_change(brain, [&](const Component& component, std::size_t index, const Entry&) {
    const Hyperparameter& stated = component.hyperparameters[index];
    const Role role = component.type->fields[index].role;
    if (role == Role::param || role == Role::choice) {
      auto* numbers = reinterpret_cast<double*>(state.data(component.bindings[index].block));
      numbers[0] = stated.value * stated.factor_at(age);
      numbers[1] = stated.value;
    } else if (role == Role::mutable_scalar) {
      *reinterpret_cast<float*>(state.data(component.bindings[index].block)) = static_cast<float>(stated.value);
    }
  });
}

}  // namespace anlage
