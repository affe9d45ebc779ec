// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "anlage/base/nearest.hpp"
#include "anlage/base/unit.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

Kind kind_of(PartKind kind) {
  switch (kind) {
    case PartKind::region: return Kind::region;
    case PartKind::steering: return Kind::steering;
    case PartKind::world: return Kind::world;
  }
  return Kind::region;
}

std::vector<std::string> axes_of(const TypeInfo& type) {
  std::vector<std::string> axes;
  for (const Field& field : type.fields)
    for (const std::string& axis : field.axes) {
      const bool literal = axis.find_first_not_of("0123456789") == std::string::npos;
      if (!literal && std::find(axes.begin(), axes.end(), axis) == axes.end()) axes.push_back(axis);
    }
  return axes;
}

void take_sizes(Draft& draft, const PartGene& gene, ComponentId component_id) {
  const auto id = static_cast<std::uint32_t>(index_of(component_id));
  Component& component = draft.brain.components[id];
  const auto axes = axes_of(*component.type);
  for (const auto& [axis, size] : gene.size) {
    if (std::find(axes.begin(), axes.end(), axis) != axes.end()) {
      component.axes.emplace_back(axis, size);
    } else {
      draft.missized.insert(id);
      draft.add(ErrorCode::unknown_key, fmt::format("{} has no axis `{}`", component.type->name, axis), gene.where,
                gene.path + ".size", suggest(axis, axes));
    }
  }
}

void check_units(Draft& draft, const ProjectionGene& gene, const Field& from, const Field& to) {
  if (gene.connection || units_agree(from.unit, to.unit)) return;
  draft.add(ErrorCode::unit_mismatch,
            fmt::format("{} is in [{}] and {} is in [{}]", gene.from.text(), from.unit, gene.to.text(), to.unit), gene.where,
            gene.name, "a wire hands the signal on unchanged; a connection has weights that may carry a unit");
}

std::optional<ComponentId> add_one_rule(Draft& draft, const ProjectionGene& gene, const TypeGene& learning, const std::string& path) {
  const TypeInfo* rule = find_type(draft, learning, Kind::learning_rule, gene.name + ".learning");
  if (rule == nullptr) return std::nullopt;
  const ComponentId component = add_component(draft, path, learning, *rule);
  const auto id = static_cast<std::uint32_t>(index_of(component));
  for (const auto& [field, port] : gene.signals) {
    const int index = rule->field_index(field);
    if (index < 0) continue;  // on offer to another rule
    draft.references.try_emplace({id, index}, port);
  }
  return component;
}

void add_rules(Draft& draft, const ProjectionGene& gene, Projection& projection) {
  projection.rule = add_one_rule(draft, gene, *gene.learning, gene.name + "/rule");
  for (const TypeGene& after : gene.then)
    if (const auto component = add_one_rule(draft, gene, after, gene.name + "/" + after.type)) projection.then.push_back(*component);
}

/// What a steering circuit hears is innate.
void refuse_rule(Draft& draft, const ProjectionGene& gene) {
  draft.add(ErrorCode::does_not_fit, fmt::format("{} cannot learn here: {} is a steering circuit, and innate", gene.learning->type, gene.to.part),
            gene.learning->where, gene.name + ".learning", "let a region learn, and send the circuit what that foretells");
}

}  // namespace

void add_parts(Draft& draft) {
  for (const PartGene& gene : draft.genome.parts) {
    const TypeInfo* type = find_type(draft, gene.gene, kind_of(gene.kind), gene.path);
    if (type == nullptr) continue;
    Part part;
    part.kind = gene.kind;
    part.component = add_component(draft, gene.path, gene.gene, *type);
    part.period = gene.period;
    part.offset = gene.offset;
    part.on_fault = gene.on_fault;
    part.in_worker = gene.in_worker;
    take_sizes(draft, gene, part.component);
    draft.parts[gene.path] = PartId{static_cast<std::uint32_t>(draft.brain.parts.size())};
    draft.brain.parts.push_back(part);
  }
}

std::optional<PartId> find_part(Draft& draft, const PortName& name, const std::string& path) {
  const auto found = draft.parts.find(name.part);
  if (found != draft.parts.end()) return found->second;
  std::vector<std::string> known;
  for (const PartGene& gene : draft.genome.parts) known.push_back(gene.path);
  // A part whose type is unknown has been reported already.
  if (std::find(known.begin(), known.end(), name.part) == known.end())
    draft.add(ErrorCode::unknown_part, "no part is called `" + name.part + "`", name.where, path,
              suggest(name.part, known));
  return std::nullopt;
}

int find_port(Draft& draft, const PortName& name, PartId part, std::initializer_list<Role> roles, std::string_view what) {
  const TypeInfo& type = *draft.brain.component(part).type;
  std::vector<std::string> legal;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (std::find(roles.begin(), roles.end(), field.role) == roles.end()) continue;
    if (field.name == name.port) return static_cast<int>(i);
    legal.push_back(field.name);
  }
  draft.add(ErrorCode::unknown_port, fmt::format("{} `{}` has no {} `{}`", type.name, name.part, what, name.port),
            name.where, name.text(), suggest(name.port, legal));
  return -1;
}

namespace {

/// A projection with a mistake is left out; whoever waits for it has no mistake of its own.
void leave_out(Draft& draft, std::optional<PartId> to, int to_field) {
  if (to) draft.missed.emplace(static_cast<std::uint32_t>(index_of(draft.brain.part(*to).component)), to_field);
}

bool add_projection(Draft& draft, const ProjectionGene& gene, std::optional<PartId> to, int to_field) {
  const auto from = find_part(draft, gene.from, gene.from.text());
  if (!from) return false;
  Projection projection;
  projection.name = gene.name;
  projection.from = *from;
  projection.delay = gene.delay;
  projection.where = gene.where;
  projection.from_field = find_port(draft, gene.from, *from, {Role::out, Role::broadcast}, "output");
  if (!to || projection.from_field < 0 || to_field < 0) return false;
  projection.to = *to;
  projection.to_field = to_field;
  check_units(draft, gene, draft.brain.component(*from).type->fields[static_cast<std::size_t>(projection.from_field)],
              draft.brain.component(*to).type->fields[static_cast<std::size_t>(to_field)]);
  if (gene.connection) {
    const TypeInfo* type = find_type(draft, *gene.connection, Kind::connection, gene.name + ".connection");
    if (type == nullptr) return false;
    projection.connection = add_component(draft, gene.name, *gene.connection, *type);
    if (gene.learning && draft.brain.part(*to).kind == PartKind::steering) refuse_rule(draft, gene);
    else if (gene.learning) add_rules(draft, gene, projection);
  }
  draft.brain.parts[index_of(*to)].incoming.push_back(
      ProjectionId{static_cast<std::uint32_t>(draft.brain.projections.size())});
  draft.brain.projections.push_back(std::move(projection));
  return true;
}

}  // namespace

void add_projections(Draft& draft) {
  for (const ProjectionGene& gene : draft.genome.projections) {
    const auto to = find_part(draft, gene.to, gene.to.text());
    const int to_field = to ? find_port(draft, gene.to, *to, {Role::in}, "input") : -1;
    if (!add_projection(draft, gene, to, to_field)) leave_out(draft, to, to_field);
  }
}

}  // namespace anlage::detail
