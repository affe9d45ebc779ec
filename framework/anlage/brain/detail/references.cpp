// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "anlage/base/nearest.hpp"
#include "anlage/base/unit.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

/// An error is no activity and no target: a rule that took one for the other would learn nonsense in silence.
bool agree_on_errors(Draft& draft, const PortName& name, const std::string& path, const Field& port, const Field& wanted) {
  const bool wants_error = wanted.role == Role::post_error;
  if (wanted.role == Role::modulator || port.has(ANLAGE_FIELD_ERROR) == wants_error) return true;
  draft.add(ErrorCode::does_not_fit,
            fmt::format("`{}` takes {} ({}), and {} is {}", wanted.name, to_string(wanted.role), wanted.doc, name.text(),
                        wants_error ? "no error but a signal" : "an error"),
            name.where, path,
            wants_error ? "connect an output that is an error, such as TargetError.error"
                        : "connect an activity or a target; an error belongs to a rule that takes one");
  return false;
}

/// A binding to the named port, checked for role and for `units` values (-1: any).
std::optional<Binding> bind(Draft& draft, const PortName& name, const std::string& path, const Field& wanted,
                            std::int64_t units, std::int64_t delay) {
  const auto part = find_part(draft, name, path);
  if (!part) return std::nullopt;
  const bool scalar = wanted.role == Role::modulator;
  const int index = scalar ? find_port(draft, name, *part, {Role::broadcast}, "broadcast")
                           : find_port(draft, name, *part, {Role::out}, "output");
  if (index < 0) return std::nullopt;
  const Component& sender = draft.brain.component(*part);
  const Field& port = sender.type->fields[static_cast<std::size_t>(index)];
  const std::int64_t offered = units_of(sender, port);
  if (offered >= 0 && units >= 0 && offered != units) {
    draft.add(ErrorCode::shape_mismatch,
              fmt::format("`{}` takes {} values ({}), and {} has {}", wanted.name, units, to_string(wanted.role), name.text(), offered),
              name.where, path, scalar ? "connect the broadcast of a steering circuit" : "connect one value per receiving unit");
    return std::nullopt;
  }
  if (!units_agree(port.unit, wanted.unit)) {
    draft.add(ErrorCode::unit_mismatch, fmt::format("`{}` is in [{}], and {} is in [{}]", wanted.name, wanted.unit, name.text(), port.unit),
              name.where, path);
    return std::nullopt;
  }
  if (!agree_on_errors(draft, name, path, port, wanted)) return std::nullopt;
  Binding binding;
  binding.source = Binding::Source::port;
  binding.block = draft.brain.components[index_of(draft.brain.part(*part).component)].bindings[static_cast<std::size_t>(index)].block;
  binding.delay = delay;
  binding.rows = offered;
  return binding;
}

/// `post` when the genome does not say: the receiving part's output of the same name, or else its only one with as many units.
std::optional<PortName> own_output(Draft& draft, const Projection& projection, const std::string& path, const Field& field,
                                   SourceLocation where) {
  const Component& to = draft.brain.component(projection.to);
  const auto as_name = [&](std::string_view port) { return PortName{to.path, std::string(port), where}; };
  for (const Field& port : to.type->fields)
    if (port.role == Role::out && port.name == field.name && !port.has(ANLAGE_FIELD_ERROR)) return as_name(port.name);
  if (field.has(ANLAGE_FIELD_OPTIONAL)) return std::nullopt;
  if (projection.post < 0) return std::nullopt;  // an axis that nobody has decided has been reported
  std::vector<std::string> fitting;
  for (const Field& port : to.type->fields)
    if (port.role == Role::out && !port.has(ANLAGE_FIELD_ERROR) && units_of(to, port) == projection.post)
      fitting.push_back(port.name);
  if (fitting.size() == 1) return as_name(fitting[0]);
  for (std::string& port : fitting) port.insert(0, to.path + ".");
  draft.add(ErrorCode::unconnected,
            fmt::format("`{}` ({}) could be {} outputs of {}", field.name, field.doc, fitting.size(), to.path),
            where, path,
            fitting.empty() ? fmt::format("{} has no output with {} units", to.path, projection.post)
                            : fmt::format("state {} = one of {}", field.name, list_words(fitting)));
  return std::nullopt;
}

std::int64_t wanted_units(const Projection& projection, Role role) { return role == Role::modulator ? 1 : projection.post; }

bool is_third(Role role) { return role == Role::modulator || role == Role::post_error || role == Role::post_target; }

void bind_rule(Draft& draft, const Projection& projection, ComponentId component) {
  Component& rule = draft.brain.components[index_of(component)];
  const auto id = static_cast<std::uint32_t>(index_of(component));
  const std::string path = projection.name + ".learning";
  const bool misstated = draft.misstated.contains(id);
  int optional_thirds = 0;
  int connected = 0;
  bool required = false;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rule.type->fields.size(); ++i) {
    const Field& field = rule.type->fields[i];
    if (field.role != Role::post && !is_third(field.role)) continue;
    auto found = draft.references.find({id, static_cast<int>(i)});
    const bool optional = field.has(ANLAGE_FIELD_OPTIONAL);
    std::optional<PortName> name;
    if (found != draft.references.end()) name = found->second;
    else if (field.role == Role::post && !misstated) name = own_output(draft, projection, path, field, rule.where);
    if (is_third(field.role)) {
      names.push_back(field.name);
      optional_thirds += optional ? 1 : 0;
      required = required || !optional;
      connected += name ? 1 : 0;
    }
    if (name) {
      if (const auto binding = bind(draft, *name, path, field, wanted_units(projection, field.role), 0)) rule.bindings[i] = *binding;
    } else if (!optional && field.role != Role::post && !misstated) {
      draft.add(ErrorCode::unconnected,
                fmt::format("{} needs `{}`: {} ({}, {} value{})", rule.type->name, field.name, field.doc, to_string(field.role),
                            wanted_units(projection, field.role), wanted_units(projection, field.role) == 1 ? "" : "s"),
                rule.where, path, fmt::format("state {} = \"part.port\", or offer it in signals of this projection", field.name));
    }
  }
  if (optional_thirds > 0 && !required && connected == 0 && !misstated)
    draft.add(ErrorCode::unconnected, fmt::format("{} needs at least one of {}", rule.type->name, list_words(names)), rule.where,
              path, "state one as \"part.port\", or offer it in signals of this projection");
}

void bind_when(Draft& draft, Projection& projection) {
  const auto gene = std::find_if(draft.genome.projections.begin(), draft.genome.projections.end(),
                                 [&](const ProjectionGene& each) { return each.name == projection.name; });
  if (gene == draft.genome.projections.end() || !gene->when) return;
  Field wanted;
  wanted.name = "when";
  wanted.role = Role::modulator;
  wanted.unit = "*";
  projection.when = bind(draft, *gene->when, projection.name + ".learning", wanted, 1, 0);
}

/// One value of a modulator: a broadcast, or a compartment of an output.
std::optional<Binding> bind_gain(Draft& draft, const Gain& gain, const std::string& path) {
  const auto part = find_part(draft, gain.of, path);
  if (!part) return std::nullopt;
  const int index = gain.compartment ? find_port(draft, gain.of, *part, {Role::broadcast, Role::out}, "broadcast or output")
                                     : find_port(draft, gain.of, *part, {Role::broadcast}, "broadcast");
  if (index < 0) return std::nullopt;
  const Component& sender = draft.brain.component(*part);
  const std::int64_t offered = units_of(sender, sender.type->fields[static_cast<std::size_t>(index)]);
  const std::int64_t wanted = gain.compartment.value_or(0);
  if (offered >= 0 && (wanted >= offered || (!gain.compartment && offered != 1))) {
    draft.add(ErrorCode::shape_mismatch,
              gain.compartment ? fmt::format("{} has {} compartments, and no compartment {}", gain.of.text(), offered, wanted)
                               : fmt::format("{} has {} compartments, and one is needed", gain.of.text(), offered),
              gain.of.where, path, fmt::format("state compartment = 0 to {}", offered - 1));
    return std::nullopt;
  }
  Binding binding = sender.bindings[static_cast<std::size_t>(index)];
  binding.source = Binding::Source::port;
  // One tick back: what a broadcast says now can gate a verb only at the next tick, whatever the order of parts.
  binding.delay = 1;
  return binding;
}

void bind_gains(Draft& draft, Component& component) {
  for (std::size_t i = 0; i < component.type->fields.size(); ++i)
    if (const auto& gain = component.hyperparameters[i].gain)
      component.gains[i] = bind_gain(draft, *gain, component.path + "." + component.type->fields[i].name);
}

void bind_modulators(Draft& draft, const Part& part) {
  Component& component = draft.brain.components[index_of(part.component)];
  const auto id = static_cast<std::uint32_t>(index_of(part.component));
  for (std::size_t i = 0; i < component.type->fields.size(); ++i) {
    const Field& field = component.type->fields[i];
    if (field.role != Role::modulator) continue;
    const auto found = draft.references.find({id, static_cast<int>(i)});
    if (found != draft.references.end()) {
      if (const auto binding = bind(draft, found->second, component.path, field, 1, 1)) component.bindings[i] = *binding;
    } else if (!field.has(ANLAGE_FIELD_OPTIONAL) && !draft.misstated.contains(id)) {
      draft.add(ErrorCode::unconnected, fmt::format("{} needs the modulator `{}`: {}", component.type->name, field.name, field.doc),
                component.where, component.path, fmt::format("state {} = \"part.broadcast\"", field.name));
    }
  }
}

}  // namespace

void bind_references(Draft& draft) {
  for (const Part& part : draft.brain.parts) bind_modulators(draft, part);
  for (Projection& projection : draft.brain.projections) {
    for (const ComponentId rule : projection.rules()) bind_rule(draft, projection, rule);
    if (projection.rule) bind_when(draft, projection);
  }
  for (Component& component : draft.brain.components) bind_gains(draft, component);
}

}  // namespace anlage::detail
