// SPDX-License-Identifier: Apache-2.0
#include "anlage/state/transfer.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <unordered_map>

#include "anlage/base/diagnostics.hpp"

namespace anlage {
namespace {

bool is_parameter(Role role) { return role == Role::param || role == Role::choice || role == Role::mutable_scalar; }

bool has_law(Role role) {
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

std::string_view major_of(std::string_view version) { return version.substr(0, version.find('.')); }

/// A new major version of a type may give its numbers another meaning.
bool same_type(const Component& a, const Component& b) {
  return a.type->name == b.type->name && major_of(a.type->version) == major_of(b.type->version);
}

bool same_stated(const Hyperparameter& a, const Hyperparameter& b) {
  const auto same_point = [](const SchedulePoint& x, const SchedulePoint& y) { return x.age == y.age && x.factor == y.factor; };
  const auto same_means = [](const Gain& x, const Gain& y) {
    return x.of.text() == y.of.text() && x.compartment == y.compartment && x.sign == y.sign && x.strength == y.strength;
  };
  const bool same_gain = a.gain.has_value() == b.gain.has_value() && (!a.gain || same_means(*a.gain, *b.gain));
  return a.value == b.value && same_gain && std::ranges::equal(a.schedule, b.schedule, same_point);
}

/// The things of a brain by their names.
struct Names {
  std::unordered_map<std::string_view, const Component*> components;
  std::unordered_map<std::string_view, const Projection*> projections;
  std::unordered_map<std::string_view, const Block*> blocks;

  explicit Names(const Brain& brain) {
    for (const Component& each : brain.components) components.emplace(each.path, &each);
    for (const Projection& each : brain.projections) projections.emplace(each.name, &each);
    for (const Block& each : brain.blocks) blocks.emplace(each.name, &each);
  }

  template <class Thing>
  static const Thing* in(const std::unordered_map<std::string_view, const Thing*>& things, std::string_view name) {
    const auto found = things.find(name);
    return found == things.end() ? nullptr : found->second;
  }
};

/// What the genome states for a field of a component, if it does.
const Entry* stated_entry(const Brain& brain, const Component& component, const std::string& field) {
  const auto in = [&](const std::string& path, const TypeGene& gene) {
    return path == component.path ? find_entry(gene.settings, field) : nullptr;
  };
  for (const PartGene& part : brain.genome.parts)
    if (const Entry* entry = in(part.path, part.gene)) return entry;
  for (const ProjectionGene& projection : brain.genome.projections) {
    if (projection.connection)
      if (const Entry* entry = in(projection.name, *projection.connection)) return entry;
    if (projection.learning)
      if (const Entry* entry = in(projection.name + "/rule", *projection.learning)) return entry;
    for (const TypeGene& rule : projection.then)
      if (const Entry* entry = in(projection.name + "/" + rule.type, rule)) return entry;
  }
  return nullptr;
}

SourceLocation stated_at(const Brain& brain, const Component& component, const std::string& field) {
  const Entry* entry = stated_entry(brain, component, field);
  return entry != nullptr ? entry->value.where : component.where;
}

std::string counted(std::int64_t before, std::int64_t after) {
  return std::to_string(before) + " before, " + std::to_string(after) + " after";
}

class Comparison {
 public:
  Comparison(const Brain& before, const Brain& after) : before_(before), after_(after), old_(before) {}

  void run() {
    if (before_.tick != after_.tick) refuse("the length of a tick is fixed at birth", {}, "brain.tick");
    if (before_.seed != after_.seed) refuse("the seed is fixed at birth", {}, "brain.seed");
    compare_parts();
    compare_projections();
    for (const Component& component : after_.components)
      if (const Component* old = Names::in(old_.components, component.path); old != nullptr && same_type(*old, component))
        compare_settings(*old, component);
    compare_blocks();
    compare_observers();
    problems_.throw_if_any();
  }

 private:
  void refuse(std::string why, const SourceLocation& where, std::string path) {
    problems_.add({ErrorCode::does_not_fit, std::move(why), where, std::move(path),
                   "a life can change its rules and its parameters; for anything else begin a new one"});
  }

  void compare_parts() {
    if (before_.parts.size() != after_.parts.size())
      refuse("the number of parts changes: " + counted(std::ssize(before_.parts), std::ssize(after_.parts)), {}, {});
    for (const Part& part : after_.parts) {
      const Component& now = after_.component(part.component);
      const Component* old = Names::in(old_.components, now.path);
      if (old == nullptr) refuse("is no part of the brain so far", now.where, now.path);
      else compare_types(*old, now, now.path);
    }
  }

  void compare_types(const Component& old, const Component& now, const std::string& path) {
    if (same_type(old, now)) return;
    refuse("is " + old.type->name + " " + old.type->version + " and would become " + now.type->name + " " +
               now.type->version + ": what it remembers would mean nothing",
           now.where, path);
  }

  void compare_projections() {
    if (before_.projections.size() != after_.projections.size())
      refuse("the number of projections changes: " + counted(std::ssize(before_.projections), std::ssize(after_.projections)),
             {}, {});
    for (const Projection& now : after_.projections) {
      const Projection* old = Names::in(old_.projections, now.name);
      if (old == nullptr) refuse("is no projection of the brain so far", now.where, now.name);
      else compare_projection(*old, now);
    }
  }

  void compare_projection(const Projection& old, const Projection& now) {
    const auto end = [](const Brain& brain, PartId part, int field) {
      const Component& component = brain.component(part);
      return component.path + "." + component.type->fields[static_cast<std::size_t>(field)].name;
    };
    if (end(before_, old.from, old.from_field) != end(after_, now.from, now.from_field) ||
        end(before_, old.to, old.to_field) != end(after_, now.to, now.to_field))
      refuse("would join other ports", now.where, now.name);
    if (old.delay != now.delay)
      refuse("the delay changes: " + counted(static_cast<std::int64_t>(old.delay), static_cast<std::int64_t>(now.delay)) +
                 "; signals on their way would be lost or come twice",
             now.where, now.name);
    if (old.connection.has_value() != now.connection.has_value())
      refuse(now.connection ? "would become a connection, and is a wire" : "would become a wire, and is a connection",
             now.where, now.name);
    else if (now.connection)
      compare_types(before_.component(*old.connection), after_.component(*now.connection), now.name + ".connection");
  }

  void compare_settings(const Component& old, const Component& now) {
    for (std::size_t i = 0; i < now.type->fields.size(); ++i) {
      const Field& field = now.type->fields[i];
      const int at = old.type->field_index(field.name);
      if (at < 0) continue;
      const auto index = static_cast<std::size_t>(at);
      const bool same_text = old.texts[index] == now.texts[i];
      const auto say = [&](const char* why) {
        refuse(why, stated_at(after_, now, field.name), now.path + "." + field.name);
      };
      if (field.has(ANLAGE_FIELD_BIRTH) && !same_stated(old.hyperparameters[index], now.hyperparameters[i]))
        say("is fixed at birth: the shape of the state depends on it");
      else if (field.role == Role::text && !same_text)
        say("is read once, at birth");
      else if (has_law(field.role) && !same_text)
        say("is an initial law: this life has begun, and its numbers are what they have become");
    }
  }

  void compare_blocks() {
    for (const Block& now : after_.blocks) {
      const Block* old = Names::in(old_.blocks, now.name);
      if (old == nullptr || !now.saved || !old->saved) continue;
      const Component& owner = after_.component(now.owner);
      const Component* was = Names::in(old_.components, owner.path);
      if (was == nullptr || !same_type(*was, owner)) continue;  // a swapped rule
      if (old->rows == now.rows && old->cols == now.cols && old->dtype == now.dtype) continue;
      const auto shape = [](const Block& block) { return std::to_string(block.rows) + " x " + std::to_string(block.cols); };
      refuse("is " + shape(*old) + " and would become " + shape(now), owner.where, now.name);
    }
  }

  void compare_observers() {
    for (const ProbeGene& probe : after_.genome.probes) compare_seen("probe", probe.name, probe.of);
    for (const FigureGene& figure : after_.genome.figures) {
      compare_seen("figure", figure.name, figure.of.text());
      if (figure.against) compare_seen("figure", figure.name, figure.against->text());
    }
  }

  void compare_seen(const std::string& kind, const std::string& name, const std::string& of) {
    const auto old = before_.find(of);
    if (!old) return;  // reported by who records
    const Binding& seen = before_.binding(*old);
    const auto now = after_.find(of);
    const std::string who = "the " + kind + " `" + name + "` looks at it, and ";
    if (!now || after_.binding(*now).source == Binding::Source::none)
      refuse(who + "it would be gone", {}, of);
    else if (after_.binding(*now).rows != seen.rows || after_.binding(*now).cols != seen.cols)
      refuse(who + "its shape would change", {}, of);
  }

  const Brain& before_;
  const Brain& after_;
  const Names old_;
  Diagnostics problems_;
};

/// The latest signals, each in the slot that its tick has in the other line.
void copy_slots(const BrainState& from, BlockId old, BrainState& to, BlockId now) {
  const std::int64_t depth = std::min(from.brain().block(old).depth, to.brain().block(now).depth);
  for (std::int64_t lag = 1; lag <= depth; ++lag)
    std::memcpy(to.data(now, to.slot(now, from.clock.tick, lag)), from.data(old, from.slot(old, from.clock.tick, lag)),
                to.slot_bytes(now));
}

bool means_the_same(const Brain& before, const Block& old, const Brain& after, const Block& now) {
  if (old.role != now.role || old.dtype != now.dtype || old.rows != now.rows || old.cols != now.cols) return false;
  if (old.field < 0 && now.field < 0 && old.role != Role::weights) return true;  // the framework's own
  const Component& was = before.component(old.owner);
  const Component& is = after.component(now.owner);
  if (was.path != is.path || !same_type(was, is)) return false;
  if (!is_parameter(now.role)) return true;
  const Entry* stated = stated_entry(after, is, is.type->fields[static_cast<std::size_t>(now.field)].name);
  if (stated != nullptr && stated->value.overridden) return false;
  return same_stated(was.hyperparameters[static_cast<std::size_t>(old.field)],
                     is.hyperparameters[static_cast<std::size_t>(now.field)]);
}

}  // namespace

void check_transfer(const Brain& before, const Brain& after) { Comparison(before, after).run(); }

Transfer transfer(const BrainState& from, BrainState& to) {
  const Brain& before = from.brain();
  const Brain& after = to.brain();
  Transfer moved;
  std::map<std::string_view, BlockId> left;
  for (std::size_t i = 0; i < before.blocks.size(); ++i)
    if (before.blocks[i].saved) left[before.blocks[i].name] = BlockId{static_cast<std::uint32_t>(i)};
  for (std::size_t i = 0; i < after.blocks.size(); ++i) {
    const Block& now = after.blocks[i];
    const BlockId id{static_cast<std::uint32_t>(i)};
    if (!now.saved) continue;
    const auto old = left.find(now.name);
    const bool same = old != left.end() && means_the_same(before, before.block(old->second), after, now);
    if (same) {
      copy_slots(from, old->second, to, id);
      left.erase(old);
    }
    if (!is_parameter(now.role)) (same ? moved.kept : moved.begun).push_back(now.name);
  }
  for (const auto& [name, id] : left)
    if (!is_parameter(before.block(id).role)) moved.dropped.emplace_back(name);
  to.clock = from.clock;
  return moved;
}

}  // namespace anlage
