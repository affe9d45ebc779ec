// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

bool keeps_memory(const Component& component) {
  return std::any_of(component.type->fields.begin(), component.type->fields.end(),
                     [](const Field& field) { return field.role == Role::memory; });
}

/// Every receiver is told by an error or a target of its own what it is to stand for.
bool tells_each(const Component& rule) {
  for (std::size_t i = 0; i < rule.type->fields.size(); ++i) {
    const Role role = rule.type->fields[i].role;
    if ((role == Role::post_error || role == Role::post_target) && rule.bindings[i].source == Binding::Source::port)
      return true;
  }
  return false;
}

/// The first text that tells a connection which units it joins; -1 if none does.
int list_of_units(const Component& connection) {
  for (std::size_t i = 0; i < connection.type->fields.size(); ++i)
    if (connection.type->fields[i].role == Role::text && !connection.texts[i].empty()) return static_cast<int>(i);
  return -1;
}

/// Looks from a steering circuit back along the projections: a part whose units nobody has told what they stand for may
/// not be addressed by their numbers.
class Border {
 public:
  explicit Border(Draft& draft) : draft_(draft), brain_(draft.brain) {}

  void guard(PartId circuit) {
    guard_gains(brain_.component(circuit));
    for (const ProjectionId id : brain_.part(circuit).incoming) {
      const Projection& projection = brain_.projection(id);
      refuse_borrowed(projection);
      if (projection.connection) guard_gains(brain_.component(*projection.connection));
      visited_.clear();
      follow(projection, nullptr);
    }
  }

 private:
  bool learns(PartId part) const {
    if (keeps_memory(brain_.component(part))) return true;
    const auto& incoming = brain_.part(part).incoming;
    return std::any_of(incoming.begin(), incoming.end(),
                       [&](ProjectionId id) { return brain_.projection(id).rule.has_value(); });
  }

  /// It learns, and its units have no names: what one of them comes to mean is known only after a life.
  bool is_unnamed(PartId part) const {
    if (keeps_memory(brain_.component(part))) return true;
    const auto& incoming = brain_.part(part).incoming;
    return std::any_of(incoming.begin(), incoming.end(), [&](ProjectionId id) {
      const Projection& projection = brain_.projection(id);
      return projection.rule && !tells_each(brain_.component(*projection.rule));
    });
  }

  void refuse_borrowed(const Projection& projection) {
    if (!projection.lender || !brain_.projection(*projection.lender).rule) return;
    draft_.add(
        ErrorCode::does_not_fit,
        fmt::format("passes through the synapses of `{}`, which learn: {} is a steering circuit and has none that do",
                    brain_.projection(*projection.lender).name, brain_.component(projection.to).path),
        projection.where, projection.name, "send the circuit what the region sends that has these synapses");
  }

  /// `address`: the projection that has chosen units by number on the way to the circuit, or nullptr.
  void follow(const Projection& projection, const Projection* address) {
    address = address_after(projection, address);
    const PartId from = projection.from;
    if (brain_.part(from).kind != PartKind::region || !visited_.emplace(index_of(from), address != nullptr).second)
      return;
    if (!learns(from)) {
      for (const ProjectionId id : brain_.part(from).incoming) follow(brain_.projection(id), address);
    } else if (address != nullptr && is_unnamed(from)) {
      const Component& connection = brain_.component(*address->connection);
      refuse_address(address->where, address->name, from,
                     fmt::format("{} chooses units by `{}`", connection.type->name,
                                 connection.type->fields[static_cast<std::size_t>(list_of_units(connection))].name));
    }
  }

  /// A wire and one synapse a unit hand an address on; a mixture of units has none any more.
  const Projection* address_after(const Projection& projection, const Projection* address) const {
    if (!projection.connection || projection.lender) return address;
    if (list_of_units(brain_.component(*projection.connection)) >= 0) return &projection;
    const bool one_to_one =
        projection.layout != ANLAGE_LAYOUT_DENSE && projection.fan_in == 1 && projection.pre == projection.post;
    return one_to_one ? address : nullptr;
  }

  void guard_gains(const Component& component) {
    for (std::size_t i = 0; i < component.type->fields.size(); ++i) {
      const auto& gain = component.hyperparameters[i].gain;
      if (!gain || !gain->compartment) continue;
      const auto part = draft_.parts.find(gain->of.part);
      if (part == draft_.parts.end() || brain_.part(part->second).kind != PartKind::region || !is_unnamed(part->second))
        continue;
      refuse_address(gain->of.where, component.path + "." + component.type->fields[i].name, part->second,
                     fmt::format("compartment = {}", *gain->compartment));
    }
  }

  void refuse_address(const SourceLocation& where, const std::string& path, PartId learner, const std::string& how) {
    draft_.add(ErrorCode::does_not_fit,
               fmt::format("{} learns, and what one of its units will stand for nobody knows before it has: a steering "
                           "circuit cannot address "
                           "them by number ({})",
                           brain_.component(learner).path, how),
               where, path,
               "send all units alike (a wire, Dense), or let a region learn to foretell what the circuit knows, and "
               "send that");
  }

  Draft& draft_;
  const Brain& brain_;
  std::set<std::pair<std::size_t, bool>> visited_;
};

}  // namespace

void guard_border(Draft& draft) {
  for (std::size_t i = 0; i < draft.brain.parts.size(); ++i)
    if (draft.brain.parts[i].kind == PartKind::steering) Border(draft).guard(PartId{static_cast<std::uint32_t>(i)});
}

}  // namespace anlage::detail
