// SPDX-License-Identifier: Apache-2.0
#include "anlage/brain/brain.hpp"

namespace anlage {
namespace {

std::optional<FieldRef> field_of(const Brain& brain, ComponentId id, std::string_view field) {
  const int index = brain.component(id).type->field_index(field);
  if (index < 0) return std::nullopt;
  return FieldRef{id, index};
}

void append_names(std::vector<std::string>& names, const Brain& brain, ComponentId id, const std::string& path) {
  for (const Field& field : brain.component(id).type->fields) names.push_back(path + "." + field.name);
}

}  // namespace

std::string_view to_string(Origin origin) {
  switch (origin) {
    case Origin::innate: return "innate";
    case Origin::drawn: return "drawn";
    case Origin::learned: return "learned";
    case Origin::adjustable: return "mutable";
    case Origin::transient: return "transient";
  }
  return "transient";
}

std::vector<ComponentId> Projection::rules() const {
  std::vector<ComponentId> all;
  if (rule) all.push_back(*rule);
  all.insert(all.end(), then.begin(), then.end());
  return all;
}

std::optional<FieldRef> Brain::find(std::string_view name) const {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  // The default name of a projection, "a.x->b.y", holds dots of its own: try every split from the right.
  for (auto at = dot; at != std::string_view::npos; at = at == 0 ? std::string_view::npos : name.rfind('.', at - 1)) {
    const std::string_view path = name.substr(0, at);
    const std::string_view field = name.substr(at + 1);
    for (const Part& part : parts)
      if (component(part.component).path == path) return field_of(*this, part.component, field);
    for (const Projection& projection : projections) {
      for (const ComponentId after : projection.then)
        if (path == projection.name + "." + component(after).type->name) return field_of(*this, after, field);
      if (projection.name != path) continue;
      if (projection.connection)
        if (const auto ref = field_of(*this, *projection.connection, field)) return ref;
      if (projection.rule) return field_of(*this, *projection.rule, field);
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<std::string> Brain::field_names() const {
  std::vector<std::string> names;
  for (const Part& part : parts) append_names(names, *this, part.component, component(part.component).path);
  for (const Projection& projection : projections) {
    if (projection.connection) append_names(names, *this, *projection.connection, projection.name);
    if (projection.rule) append_names(names, *this, *projection.rule, projection.name);
    for (const ComponentId after : projection.then)
      append_names(names, *this, after, projection.name + "." + component(after).type->name);
  }
  return names;
}

std::int64_t Brain::synapse_count() const {
  std::int64_t count = 0;
  for (const Projection& projection : projections) {
    if (!projection.connection) continue;
    count += projection.synapses;
  }
  return count;
}

}  // namespace anlage
