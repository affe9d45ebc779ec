// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "anlage/brain/detail/draft.hpp"
#include "anlage/brain/detail/setup_call.hpp"

namespace anlage::detail {
namespace {

const Field& end_of(const Draft& draft, PartId part, int field) {
  return draft.brain.component(part).type->fields[static_cast<std::size_t>(field)];
}

std::string shape_text(const Component& component, const Field& field) {
  if (field.axes.empty()) return "a scalar";
  std::string text = "[";
  for (const std::string& axis : field.axes) {
    const std::int64_t size = axis_size(component, axis);
    text += fmt::format("{}{} = {}", text.size() > 1 ? ", " : "", axis, size < 0 ? "?" : std::to_string(size));
  }
  return text + "]";
}

/// Carries sizes over a wire, both ways. True if something new became known.
bool carry_over(Draft& draft, const Projection& wire) {
  Component& from = draft.brain.components[index_of(draft.brain.part(wire.from).component)];
  Component& to = draft.brain.components[index_of(draft.brain.part(wire.to).component)];
  const Field& a = end_of(draft, wire.from, wire.from_field);
  const Field& b = end_of(draft, wire.to, wire.to_field);
  if (a.axes.size() != b.axes.size()) return false;
  bool news = false;
  for (std::size_t i = 0; i < a.axes.size(); ++i) {
    const std::int64_t size_a = axis_size(from, a.axes[i]);
    const std::int64_t size_b = axis_size(to, b.axes[i]);
    if (size_a < 0 && size_b >= 0) from.axes.emplace_back(a.axes[i], size_b);
    if (size_b < 0 && size_a >= 0) to.axes.emplace_back(b.axes[i], size_a);
    news = news || (size_a < 0) != (size_b < 0);
  }
  return news;
}

void check_wire(Draft& draft, const Projection& wire) {
  const Component& from = draft.brain.component(wire.from);
  const Component& to = draft.brain.component(wire.to);
  const Field& a = end_of(draft, wire.from, wire.from_field);
  const Field& b = end_of(draft, wire.to, wire.to_field);
  bool same = a.axes.size() == b.axes.size();
  for (std::size_t i = 0; same && i < a.axes.size(); ++i)
    same = axis_size(from, a.axes[i]) == axis_size(to, b.axes[i]);
  const bool decided = units_of(from, a) >= 0 && units_of(to, b) >= 0;
  if (same || (!decided && a.axes.size() == b.axes.size())) return;  // what is not decided has been reported
  draft.add(ErrorCode::shape_mismatch,
            fmt::format("{}.{} is {} and {}.{} is {}", from.path, a.name, shape_text(from, a), to.path, b.name,
                        shape_text(to, b)),
            wire.where, wire.name, "a wire needs equal shapes; state a connection to join different ones");
}

/// Asks `plan` again and again as sizes become known; only the last answer counts.
std::string plan_part(Draft& draft, const Part& part, std::vector<std::string>& contradictions) {
  Component& component = draft.brain.components[index_of(part.component)];
  SetupCall call(component, draft.data_folders, draft.genome.tick * static_cast<double>(part.period));
  const std::string failure = call.run();
  contradictions = call.contradictions;
  return failure;
}

void report_unknown(Draft& draft, const Part& part) {
  const Component& component = draft.brain.component(part.component);
  std::set<std::string> reported;
  for (const Field& field : component.type->fields)
    for (const std::string& axis : field.axes)
      if (axis_size(component, axis) < 0 && reported.insert(axis).second)
        draft.add(ErrorCode::missing_key,
                  fmt::format("nobody says how many units axis `{}` of {} has", axis, component.type->name),
                  component.where, component.path, fmt::format("state size = {{ {} = … }}", axis));
}

std::uint32_t component_of(const Draft& draft, PartId part) {
  return static_cast<std::uint32_t>(index_of(draft.brain.part(part).component));
}

/// Parts whose sizes hang on a mistake that has been reported: their own, that of a projection, or that of a part at the
/// other end of a wire.
std::set<std::uint32_t> excused_parts(const Draft& draft) {
  std::set<std::uint32_t> excused = draft.missized;
  for (const auto& [component, field] : draft.missed) excused.insert(component);
  for (const std::uint32_t component : draft.misstated)
    if (draft.brain.components[component].type->plan != nullptr) excused.insert(component);
  for (bool news = true; news;) {
    news = false;
    for (const Projection& wire : draft.brain.projections) {
      const std::uint32_t from = component_of(draft, wire.from);
      const std::uint32_t to = component_of(draft, wire.to);
      if (wire.connection || excused.contains(from) == excused.contains(to)) continue;
      if (units_of(draft.brain.component(wire.from), end_of(draft, wire.from, wire.from_field)) >= 0) continue;
      news = excused.insert(from).second || excused.insert(to).second;
    }
  }
  return excused;
}

}  // namespace

std::int64_t axis_size(const Component& component, const std::string& axis) {
  if (!axis.empty() && axis.find_first_not_of("0123456789") == std::string::npos) {
    std::int64_t size = -1;
    std::from_chars(axis.data(), axis.data() + axis.size(), size);
    return size;
  }
  for (const auto& [name, size] : component.axes)
    if (name == axis) return size;
  return -1;
}

std::int64_t units_of(const Component& component, const Field& field) {
  std::int64_t units = 1;
  for (const std::string& axis : field.axes) {
    const std::int64_t size = axis_size(component, axis);
    if (size < 0) return -1;
    units *= size;
  }
  return units;
}

namespace {

void report_sizes(Draft& draft, const std::vector<std::string>& failures,
                  const std::vector<std::vector<std::string>>& contradictions) {
  const std::set<std::uint32_t> excused = excused_parts(draft);
  for (std::size_t i = 0; i < draft.brain.parts.size(); ++i) {
    const Component& component = draft.brain.component(draft.brain.parts[i].component);
    const auto id = static_cast<std::uint32_t>(index_of(draft.brain.parts[i].component));
    // What a plugin says to settings other than those meant is no news.
    if (component.type->plan != nullptr && draft.misstated.contains(id)) continue;
    for (const std::string& text : contradictions[i])
      draft.add(ErrorCode::shape_mismatch, text, component.where, component.path);
    if (!failures[i].empty())
      draft.add(ErrorCode::plugin_failed, component.type->name + ": " + failures[i], component.where, component.path);
    else if (!excused.contains(id))
      report_unknown(draft, draft.brain.parts[i]);
  }
}

}  // namespace

void resolve_axes(Draft& draft) {
  std::vector<std::string> failures(draft.brain.parts.size());
  std::vector<std::vector<std::string>> contradictions(draft.brain.parts.size());
  std::vector<std::size_t> asked(draft.brain.parts.size(), static_cast<std::size_t>(-1));
  bool news = true;
  while (news) {
    news = false;
    for (std::size_t i = 0; i < draft.brain.parts.size(); ++i) {
      const Part& part = draft.brain.parts[i];
      const std::size_t before = draft.brain.component(part.component).axes.size();
      if (asked[i] == before) continue;
      failures[i] = plan_part(draft, part, contradictions[i]);
      asked[i] = draft.brain.component(part.component).axes.size();
      news = news || asked[i] != before;
    }
    for (const Projection& projection : draft.brain.projections)
      if (!projection.connection) news = carry_over(draft, projection) || news;
  }
  report_sizes(draft, failures, contradictions);
  for (const Projection& projection : draft.brain.projections)
    if (!projection.connection) check_wire(draft, projection);
}

namespace {

/// What is wrong with a plan, in the words of an error; "" if nothing is.
std::string fault_of(const Projection& projection, const anlage_setup& plan, const std::string& type) {
  const std::uint32_t layout = plan.layout;
  if (layout < ANLAGE_LAYOUT_DENSE || layout > ANLAGE_LAYOUT_SHARED)
    return fmt::format("{} chose layout {}, which does not exist", type, layout);
  const bool repeats = layout == ANLAGE_LAYOUT_SHARED || plan.synapses >= 0;  // a sender may appear twice, or beyond an edge
  if (layout != ANLAGE_LAYOUT_DENSE && (plan.fan_in < 0 || (plan.fan_in > projection.pre && !repeats)))
    return fmt::format("{} wants {} synapses per receiver, and there are {} senders", type, plan.fan_in, projection.pre);
  if (layout == ANLAGE_LAYOUT_SPARSE && plan.synapses > plan.fan_in * projection.post)
    return fmt::format("{} wants {} synapses, and {} receivers have room for {} each", type, plan.synapses, projection.post, plan.fan_in);
  if (layout == ANLAGE_LAYOUT_SHARED && (plan.channels < 1 || projection.post % plan.channels != 0))
    return fmt::format("{} wants {} receivers a place, and there are {} in all", type, plan.channels, projection.post);
  return {};
}

/// Makes a state of the connection what its synapses listen to.
std::string take_relay(Projection& projection, const Component& component, const char* name) {
  projection.relay = component.type->field_index(name);
  const bool is_state = projection.relay >= 0 && component.type->fields[static_cast<std::size_t>(projection.relay)].role == Role::state;
  if (!is_state || projection.layout != ANLAGE_LAYOUT_SPARSE || component.type->has(ANLAGE_TYPE_LINEAR))
    return fmt::format("{} relays `{}`, and only a sparse connection with a transmission of its own may relay a state of it",
                       component.type->name, name);
  const Field& field = component.type->fields[static_cast<std::size_t>(projection.relay)];
  projection.senders = 1;
  for (std::size_t i = 0; i < field.axes.size(); ++i) {
    const std::int64_t size = axis_size(component, field.axes[i]);
    projection.senders *= i == 0 ? (size + 15) / 16 * 16 : size;
  }
  return {};
}

std::int64_t synapses_in(const Projection& projection, const anlage_setup& plan) {
  if (projection.layout == ANLAGE_LAYOUT_DENSE) return projection.post * projection.pre;
  const bool stated = projection.layout == ANLAGE_LAYOUT_SPARSE && plan.synapses >= 0;
  return stated ? plan.synapses : projection.post * projection.fan_in;
}

/// Why a rule cannot learn on weights that places share; "" if it can.
std::string unfit_to_share(const TypeInfo& rule, const TypeInfo& connection) {
  if (rule.has(ANLAGE_TYPE_NON_LOCAL))
    return fmt::format("{} looks at all weights at once, and those of {} are shared by many places", rule.name, connection.name);
  for (const Field& field : rule.fields)
    if (field.role == Role::trace)
      return fmt::format("{} keeps a trace `{}` of every synapse, and the synapses of {} share their weights", rule.name,
                         field.name, connection.name);
  return {};
}

/// A rule that looks at all weights at once and at the senders has to know which weight is whose.
bool needs_every_pair(const TypeInfo& rule) {
  const auto of_senders = [](const Field& field) { return field.role == Role::pre || field.role == Role::pre_state; };
  return rule.has(ANLAGE_TYPE_NON_LOCAL) && std::any_of(rule.fields.begin(), rule.fields.end(), of_senders);
}

void take_plan(Draft& draft, Projection& projection, const SetupCall& call) {
  const Component& component = draft.brain.component(*projection.connection);
  const auto fail = [&](ErrorCode code, std::string text, std::string hint = {}) {
    draft.add(code, std::move(text), component.where, projection.name, std::move(hint));
  };
  projection.layout = call.setup.layout;
  projection.fan_in = call.setup.fan_in;
  projection.channels = call.setup.channels;
  projection.senders = projection.pre;
  projection.synapses = synapses_in(projection, call.setup);
  std::string fault = fault_of(projection, call.setup, component.type->name);
  if (fault.empty() && call.setup.relay != nullptr) fault = take_relay(projection, component, call.setup.relay);
  if (!fault.empty()) return fail(ErrorCode::plugin_failed, fault);
  if (projection.layout == ANLAGE_LAYOUT_SHARED)
    for (const ComponentId rule : projection.rules())
      if (const auto reason = unfit_to_share(*draft.brain.component(rule).type, *component.type); !reason.empty())
        fail(ErrorCode::does_not_fit, reason, "take a rule without traces that looks at one synapse, such as Oja");
  if (projection.layout == ANLAGE_LAYOUT_SPARSE)
    for (const ComponentId rule : projection.rules())
      if (const TypeInfo& type = *draft.brain.component(rule).type; needs_every_pair(type))
        fail(ErrorCode::does_not_fit,
             fmt::format("{} looks at the weights of all senders at once, and {} stores a list of synapses for each receiver",
                         type.name, component.type->name),
             "take a connection that joins every pair, such as Dense");
  if (projection.rule && projection.layout == ANLAGE_LAYOUT_PROCEDURAL)
    fail(ErrorCode::does_not_fit,
         fmt::format("{} cannot learn here: {} stores no weights in this mode", draft.brain.component(*projection.rule).type->name,
                     component.type->name), "let the connection store its weights, or take the learning rule away");
}

}  // namespace

void plan_connections(Draft& draft) {
  for (Projection& projection : draft.brain.projections) {
    const Component& from = draft.brain.component(projection.from);
    const Component& to = draft.brain.component(projection.to);
    projection.pre = units_of(from, end_of(draft, projection.from, projection.from_field));
    projection.post = units_of(to, end_of(draft, projection.to, projection.to_field));
    if (!projection.connection || projection.pre < 0 || projection.post < 0) continue;
    Component& component = draft.brain.components[index_of(*projection.connection)];
    component.axes = {{"pre", projection.pre}, {"post", projection.post}};
    const double dt = draft.genome.tick * static_cast<double>(draft.brain.part(projection.to).period);
    SetupCall call(component, draft.data_folders, dt);
    call.setup.pre = projection.pre;
    call.setup.post = projection.post;
    call.setup.plastic = projection.rule ? 1 : 0;
    const std::string failure = call.run();
    const bool misstated = draft.misstated.contains(static_cast<std::uint32_t>(index_of(*projection.connection)));
    if (!failure.empty()) {
      if (!misstated) draft.add(ErrorCode::plugin_failed, component.type->name + ": " + failure, component.where, projection.name);
      continue;
    }
    if (misstated) continue;
    if (projection.rule) {
      call.setup.stores_weights = 1;
      for (const ComponentId rule : projection.rules()) draft.brain.components[index_of(rule)].axes = component.axes;
    }
    take_plan(draft, projection, call);
    if (call.setup.lender != nullptr) {
      draft.loans.push_back({static_cast<std::size_t>(&projection - draft.brain.projections.data()), call.setup.lender, call.setup.backwards != 0});
      continue;
    }
    for (const ComponentId rule : projection.rules())
      for (auto& [axis, size] : draft.brain.components[index_of(rule)].axes)
        if (axis == "pre") size = projection.senders;
    if (call.setup.stores_weights != 0 && projection.layout != ANLAGE_LAYOUT_PROCEDURAL)
      projection.weights = BlockId{0};  // the layout step gives it a block
  }
}

}  // namespace anlage::detail
