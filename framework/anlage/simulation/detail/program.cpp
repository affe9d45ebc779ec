// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/program.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "anlage/simulation/detail/damage_steps.hpp"
#include "anlage/simulation/detail/stages.hpp"

namespace anlage::detail {
namespace {

/// A wire among several sources of a port: y = x, or y += x.
std::int32_t pass_on(const anlage_call* call) {
  const auto count = static_cast<std::size_t>(call->last - call->first);
  if ((call->flags & ANLAGE_CALL_ACCUMULATE) == 0)
    std::memcpy(call->y + call->first, call->x + call->first, count * sizeof(float));
  else
    for (std::int64_t i = call->first; i < call->last; ++i) call->y[i] += call->x[i];
  return ANLAGE_OK;
}

std::int32_t pass_nothing(const anlage_call* call) {
  if ((call->flags & ANLAGE_CALL_ACCUMULATE) == 0) std::fill(call->y + call->first, call->y + call->last, 0.0F);
  return ANLAGE_OK;
}

std::vector<std::size_t> waves_of(const Brain& brain, const Schedule& schedule) {
  std::vector<std::size_t> waves(brain.parts.size());
  for (std::size_t wave = 0; wave < schedule.waves.size(); ++wave)
    for (const PartId part : schedule.waves[wave].parts) waves[index_of(part)] = wave;
  return waves;
}

struct Compiler {
  const Brain& brain;
  BrainState& state;
  Program& program;
  bool fuse;
  bool hide_borrowed;
  bool events;
  std::vector<std::size_t> waves;  ///< of each part
  const Damage& damage;
  const SentLists* sent_lists_of_rule = nullptr;  ///< of the projection at hand, if its rule learns by events

  ComponentCall& new_call(ComponentId id, double dt, std::int64_t extra_delay, const anlage_now* now) {
    ComponentCall& call = program.calls.emplace_back(state, id, dt, extra_delay);
    call.call.now = now;
    return call;
  }

  [[nodiscard]] ProjectionId id_of(const Projection& projection) const {
    return ProjectionId{static_cast<std::uint32_t>(&projection - brain.projections.data())};
  }

  [[nodiscard]] BlockId sender_block(const Projection& projection) const {
    return brain.component(projection.from).bindings[static_cast<std::size_t>(projection.from_field)].block;
  }

  static void set_ends(anlage_call& call, const Projection& projection, bool accumulate, float* sum) {
    call.flags = accumulate ? ANLAGE_CALL_ACCUMULATE : 0;
    call.y = sum;
    call.first = 0;
    call.last = projection.post;
  }

  /// Who passes through borrowed synapses must find what was learned up to the tick before: pending learning has to be
  /// applied in an earlier wave.
  [[nodiscard]] bool is_lent_too_early(const Projection& projection) const {
    return std::any_of(brain.projections.begin(), brain.projections.end(), [&](const Projection& other) {
      return other.lender && &brain.projection(*other.lender) == &projection &&
             waves[index_of(other.to)] <= waves[index_of(projection.to)];
    });
  }

  /// NaN in place of borrowed weights: shows what hangs on them.
  void hide_weights(anlage_synapses& synapses) {
    if (synapses.weights == nullptr) return;
    constexpr std::int64_t lanes = std::tuple_size_v<decltype(HiddenWeights::value)>;
    HiddenWeights nothing;
    nothing.value.fill(std::numeric_limits<float>::quiet_NaN());
    program.hidden.emplace_back(static_cast<std::size_t>((synapses.count + lanes - 1) / lanes), nothing);
    synapses.weights = program.hidden.back().front().value.data();
  }

  /// A projection fuses if its rule has the kernel, its connection is linear, and both act at every tick.
  [[nodiscard]] bool can_fuse(const Projection& projection) const {
    if (!fuse || !projection.rule || projection.layout == ANLAGE_LAYOUT_SHARED || !projection.then.empty()) return false;
    if (brain.part(projection.to).period != 1 || is_lent_too_early(projection) || damage.touches_synapses(id_of(projection))) return false;
    const TypeInfo& rule = *brain.component(*projection.rule).type;
    if (learns_by_events(projection)) return false;
    return rule.fused != nullptr && brain.component(*projection.connection).type->has(ANLAGE_TYPE_LINEAR) &&
           !rule.has(ANLAGE_TYPE_NON_LOCAL);
  }

  /// Synapses by sender are worth their memory where a rule changes few of them, or where few senders have something to send.
  [[nodiscard]] bool learns_by_events(const Projection& projection) const {
    if (!events || !projection.rule || projection.layout != ANLAGE_LAYOUT_SPARSE) return false;
    const std::vector<Field>& fields = brain.component(*projection.rule).type->fields;
    return std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.has(ANLAGE_FIELD_EVENTS); });
  }
  [[nodiscard]] bool sends_events(const Projection& projection) const {
    if (!events || !projection.connection || projection.lender || projection.layout != ANLAGE_LAYOUT_SPARSE) return false;
    return brain.component(projection.from).type->fields[static_cast<std::size_t>(projection.from_field)].has(ANLAGE_FIELD_EVENTS);
  }
  void add_sent_lists(const Projection& projection, Inflow& inflow) {
    const bool sends = sends_events(projection), learns = learns_by_events(projection);
    if (!sends && !learns) return;
    SentLists& lists = program.sent_lists.emplace_back(inflow.synapses);
    if (sends) lists.offer_sums(inflow.synapses);
    if (learns) sent_lists_of_rule = &lists;
  }

  [[nodiscard]] MovingPointer follow_when(const Projection& projection) const {
    if (!projection.when) return {};
    const BlockId block = projection.when->block;
    return {nullptr, state.data(block), state.slot_bytes(block), static_cast<std::uint32_t>(brain.block(block).depth - 1),
            static_cast<std::uint32_t>(projection.when->delay)};
  }

  RuleStep rule_step(const Projection& projection, ComponentId rule, std::uint32_t target) {
    const double dt = brain.tick * static_cast<double>(brain.part(projection.to).period);
    RuleStep step;
    step.projection = &projection;
    step.type = brain.component(rule).type;
    step.id = rule;
    step.target = target;
    step.in_worker = brain.part(projection.to).in_worker;
    step.when = follow_when(projection);
    step.damage = program.damage_of[index_of(id_of(projection))];
    step.now = &new_call(rule, dt, 0, &program.rule_now);
    step.now->synapses = synapses_of(state, projection);
    step.now->call.synapses = &step.now->synapses;
    step.now->call.last = projection.post;
    return step;
  }

  void add_rules(const Projection& projection, std::uint32_t target, Inflow& inflow, bool accumulate, float* sum) {
    add_rule(projection, target, inflow, accumulate, sum);
    for (std::size_t i = 0; i < projection.then.size(); ++i) {
      program.rules.push_back(rule_step(projection, projection.then[i], target));
      program.rules.back().round = static_cast<std::uint32_t>(i + 1);
    }
  }

  void add_rule(const Projection& projection, std::uint32_t target, Inflow& inflow, bool accumulate, float* sum) {
    const double dt = brain.tick * static_cast<double>(brain.part(projection.to).period);
    RuleStep step = rule_step(projection, *projection.rule, target);
    if (sent_lists_of_rule != nullptr) sent_lists_of_rule->show_in(step.now->synapses);
    if (can_fuse(projection)) {
      step.pending = &new_call(*projection.rule, dt, 1, &program.rule_now);
      step.pending->synapses = step.now->synapses;
      step.pending->call.synapses = &step.pending->synapses;
      set_ends(step.pending->call, projection, accumulate, sum);
      point(state, sender_block(projection), static_cast<std::int64_t>(projection.delay),
            reinterpret_cast<void**>(const_cast<float**>(&step.pending->call.x)), step.pending->moving);
    }
    program.rules.push_back(step);
    if (step.pending != nullptr) inflow.fused = &program.rules.back();
  }

  void set_sender(Inflow& inflow, const Projection& projection) {
    const BlockId block = sender_block(projection);
    inflow.call.x = reinterpret_cast<const float*>(state.readable(block));
    if (brain.block(block).depth == 1) return;
    inflow.x.base = state.readable(block);
    inflow.x.slot_bytes = state.slot_bytes(block);
    inflow.x.mask = static_cast<std::uint32_t>(brain.block(block).depth - 1);
    inflow.x.delay = static_cast<std::uint32_t>(projection.delay);
  }

  [[nodiscard]] bool is_small(const Projection& projection) const {
    return !projection.rule && projection.connection && projection.layout == ANLAGE_LAYOUT_DENSE && projection.weights &&
           projection.pre <= 64 && projection.post <= 64 && dense_sums_of(projection) != nullptr;
  }

  [[nodiscard]] const anlage_dense_sums* dense_sums_of(const Projection& projection) const {
    const auto extension = brain.component(*projection.connection).type->extension;
    return extension == nullptr ? nullptr : static_cast<const anlage_dense_sums*>(extension(ANLAGE_DENSE_SUMS));
  }

  void add_small_inflow(const Projection& projection, PartStep& step, float* y) {
    const auto* table = dense_sums_of(projection);
    if (step.small_sums.count == 0 || program.small_sums.back().y != y) {
      program.small_sums.push_back({table->sum, program.small_inflows.data() + program.small_inflows.size(), 0, y, projection.post});
      step.small_sums.count += 1;
    }
    SmallSum& sum = program.small_sums.back();
    const anlage_synapses synapses = synapses_of(state, projection);
    anlage_dense_inflow& inflow = program.small_inflows.emplace_back();  // the pool was reserved: sums point into it
    inflow = {synapses.weights, nullptr, synapses.pre, synapses.stride};
    const std::size_t moving = program.moving.size();
    point(state, sender_block(projection), static_cast<std::int64_t>(projection.delay),
          reinterpret_cast<void**>(const_cast<float**>(&inflow.x)), program.moving);
    step.moving.count += static_cast<std::uint32_t>(program.moving.size() - moving);
    sum.count += 1;
    step.work += projection.post * projection.pre;
  }

  /// A wire that is cut: y = 0, or nothing to add.
  void add_cut_inflow(const Projection& projection, PartStep& step, bool accumulate, float* sum) {
    Inflow& inflow = program.inflows.emplace_back();
    inflow.call.struct_size = sizeof(anlage_call);
    inflow.transmit = pass_nothing;
    inflow.splittable = true;
    set_ends(inflow.call, projection, accumulate, sum);
    step.inflows.count += 1;
  }

  void add_inflow(const Projection& projection, std::uint32_t target, PartStep& step, bool accumulate, float* sum) {
    const double dt = brain.tick * static_cast<double>(step.period);
    Inflow& inflow = program.inflows.emplace_back();  // the pool was reserved: calls point into it
    if (projection.connection) {
      const TypeInfo& type = *brain.component(*projection.connection).type;
      inflow.call = new_call(*projection.connection, dt, 0, &program.now).call;
      inflow.transmit = type.run;
      inflow.splittable = type.has(ANLAGE_TYPE_SPLITTABLE);
      inflow.work = projection.post * (projection.layout == ANLAGE_LAYOUT_DENSE ? projection.pre : projection.fan_in);
    } else {
      inflow.call.struct_size = sizeof(anlage_call);
      inflow.call.now = &program.now;
      inflow.transmit = pass_on;
      inflow.splittable = true;
      inflow.work = projection.post;
    }
    inflow.synapses = synapses_of(state, projection);
    if (hide_borrowed && projection.lender) hide_weights(inflow.synapses);
    inflow.call.synapses = &inflow.synapses;
    set_ends(inflow.call, projection, accumulate, sum);
    set_sender(inflow, projection);
    sent_lists_of_rule = nullptr;
    add_sent_lists(projection, inflow);
    if (projection.rule && !damage.is_still(id_of(projection))) add_rules(projection, target, inflow, accumulate, sum);
    inflow.in_worker = step.in_worker;
    if (step.in_worker) inflow.splittable = false;
    step.work += inflow.work;
    step.inflows.count += 1;
  }

  void watch(PartStep& step, Range& range, const Component& component, std::initializer_list<Role> roles) {
    range.first = static_cast<std::uint32_t>(program.watched.size());
    for (std::size_t i = 0; i < component.bindings.size(); ++i) {
      const Binding& binding = component.bindings[i];
      if (binding.source != Binding::Source::block || brain.block(binding.block).dtype != ANLAGE_DTYPE_F32) continue;
      if (std::find(roles.begin(), roles.end(), component.type->fields[i].role) == roles.end()) continue;
      program.watched.push_back({step.call.fields + i, binding.block, static_cast<std::int32_t>(i)});
      range.count += 1;
    }
  }

  void move_views_beside_the_others(PartStep& step, const ComponentCall& call) {
    anlage_view* views = program.views.data() + program.views.size();
    program.views.insert(program.views.end(), call.views.begin(), call.views.end());
    step.call.fields = views;
    for (MovingPointer& pointer : Program::part_of(program.moving, step.moving)) {
      const auto* old = reinterpret_cast<const anlage_view*>(pointer.target);  // `data` is a view's first member
      pointer.target = &views[old - call.views.data()].data;
    }
  }

  void add_part(PartId id, std::uint8_t* modes) {
    const Part& part = brain.part(id);
    const Component& component = brain.component(id);
    const auto index = static_cast<std::uint32_t>(program.parts.size());
    program.step_of_part[index_of(id)] = index;
    PartStep& step = program.parts.emplace_back();
    ComponentCall& call = new_call(part.component, brain.tick * static_cast<double>(part.period), 0, &program.now);
    step.part = id;
    step.period = static_cast<std::uint32_t>(part.period);
    step.offset = static_cast<std::uint32_t>(part.offset);
    step.mode = modes + index_of(id);
    step.on_fault = part.on_fault;
    step.run = component.type->run;
    step.call = call.call;
    step.moving = {static_cast<std::uint32_t>(program.moving.size()), static_cast<std::uint32_t>(call.moving.size())};
    program.moving.insert(program.moving.end(), call.moving.begin(), call.moving.end());
    move_views_beside_the_others(step, call);
    watch(step, step.sums, component, {Role::in});
    watch(step, step.outputs, component, {Role::out, Role::broadcast});
    for (const Watched& output : Program::part_of(program.watched, step.outputs))
      step.units = std::max(step.units, output.view->rows * output.view->cols);
    step.call.last = step.units;
    step.split_verb = component.type->has(ANLAGE_TYPE_SPLITTABLE) && !part.in_worker;
    step.in_worker = part.in_worker;
    step.work = step.units;
    if (damage.touches(id)) step.damage = &add_part_damage(program, brain, state, damage, step);
    add_inflows(part, index, step);
  }

  void add_inflows(const Part& part, std::uint32_t index, PartStep& step) {
    step.inflows.first = static_cast<std::uint32_t>(program.inflows.size());
    step.small_sums.first = static_cast<std::uint32_t>(program.small_sums.size());
    if (step.is_dead()) return;
    const bool small = !part.in_worker && std::all_of(part.incoming.begin(), part.incoming.end(), [&](ProjectionId projection) {
      return is_small(brain.projection(projection)) && !damage.is_cut(projection);
    });
    for (const Watched& sum : Program::part_of(program.watched, step.sums)) {
      bool accumulate = false;
      for (const ProjectionId projection : part.incoming) {
        if (brain.projection(projection).to_field != sum.field) continue;
        auto* y = reinterpret_cast<float*>(state.data(sum.block));
        if (damage.is_cut(projection))
          add_cut_inflow(brain.projection(projection), step, accumulate, y);
        else if (small)
          add_small_inflow(brain.projection(projection), step, y);
        else
          add_inflow(brain.projection(projection), index, step, accumulate, y);
        accumulate = true;
      }
    }
  }
};

void give_error_buffers(Program& program) {
  constexpr std::size_t size = 256;
  program.errors.resize(size * (program.inflows.size() + program.parts.size() + 2 * program.rules.size()));
  char* next = program.errors.data();
  const auto give = [&](anlage_call& call) {
    call.error = next;
    call.error_size = size;
    next += size;
  };
  for (Inflow& inflow : program.inflows) give(inflow.call);
  for (PartStep& step : program.parts) give(step.call);
  for (RuleStep& rule : program.rules) {
    give(rule.now->call);
    if (rule.pending != nullptr) give(rule.pending->call);
  }
}

BlockId mode_block(const Brain& brain) { return BlockId{static_cast<std::uint32_t>(brain.blocks.size() - 1)}; }

}  // namespace

Program::Program(const Brain& brain, BrainState& state, const Schedule& schedule, const SimulatorOptions& options,
                 const Damage& damage, int lanes) {
  now.struct_size = rule_now.struct_size = sizeof(anlage_now);
  // Calls point into these pools, so they must not grow.
  parts.reserve(brain.parts.size());
  inflows.reserve(brain.projections.size());
  small_inflows.reserve(brain.projections.size());
  std::size_t rule_count = 0;
  for (const ProjectionId id : schedule.learning) rule_count += brain.projection(id).rules().size();
  rules.reserve(rule_count);
  step_of_part.resize(brain.parts.size());
  std::size_t fields = 0;
  for (const Part& part : brain.parts) fields += brain.component(part.component).bindings.size();
  views.reserve(fields);
  Compiler compiler{brain, state, *this, options.fuse, options.hide_borrowed, options.events, waves_of(brain, schedule), damage};
  add_synapse_damage(*this, brain, state, damage);
  auto* modes = reinterpret_cast<std::uint8_t*>(state.data(mode_block(brain)));
  for (const Wave& wave : schedule.waves)
    for (const PartId part : wave.parts) compiler.add_part(part, modes);
  give_error_buffers(*this);
  make_stages(*this, schedule, lanes);
}

}  // namespace anlage::detail
