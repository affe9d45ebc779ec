// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/program.hpp"

#include <cstring>

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

struct Compiler {
  const Brain& brain;
  BrainState& state;
  Program& program;
  bool fuse;

  ComponentCall& new_call(ComponentId id, double dt, std::int64_t extra_delay, const anlage_now* now) {
    ComponentCall& call = program.calls.emplace_back(state, id, dt, extra_delay);
    call.call.now = now;
    return call;
  }

  [[nodiscard]] BlockId sender_block(const Projection& projection) const {
    return brain.component(projection.from).bindings[static_cast<std::size_t>(projection.from_field)].block;
  }

  void add_ends(ComponentCall& call, const Projection& projection, bool accumulate, float* sum) {
    call.synapses = synapses_of(state, projection);
    call.call.synapses = &call.synapses;
    call.call.flags = accumulate ? ANLAGE_CALL_ACCUMULATE : 0;
    call.call.y = sum;
    call.call.first = 0;
    call.call.last = projection.post;
    point(state, sender_block(projection), static_cast<std::int64_t>(projection.delay),
          reinterpret_cast<void**>(const_cast<float**>(&call.call.x)), call.moving);
  }

  /// A projection fuses if its rule has the kernel, its connection is linear, and both act at every tick.
  [[nodiscard]] bool can_fuse(const Projection& projection) const {
    if (!fuse || !projection.rule || brain.part(projection.to).period != 1) return false;
    const TypeInfo& rule = *brain.component(*projection.rule).type;
    return rule.fused != nullptr && brain.component(*projection.connection).type->has(ANLAGE_TYPE_LINEAR) &&
           !rule.has(ANLAGE_TYPE_NON_LOCAL);
  }

  void add_rule(const Projection& projection, std::uint32_t target, Inflow& inflow, bool accumulate, float* sum) {
    const double dt = brain.tick * static_cast<double>(brain.part(projection.to).period);
    RuleStep step;
    step.projection = &projection;
    step.type = brain.component(*projection.rule).type;
    step.target = target;
    step.now = &new_call(*projection.rule, dt, 0, &program.rule_now);
    step.now->synapses = synapses_of(state, projection);
    step.now->call.synapses = &step.now->synapses;
    step.now->call.last = projection.post;
    if (can_fuse(projection)) {
      step.pending = &new_call(*projection.rule, dt, 1, &program.rule_now);
      add_ends(*step.pending, projection, accumulate, sum);
    }
    program.rules.push_back(step);
    if (step.pending != nullptr) inflow.fused = &program.rules.back();
  }

  void add_inflow(const Projection& projection, std::uint32_t target, PartStep& step, bool accumulate, float* sum) {
    const double dt = brain.tick * static_cast<double>(step.period);
    Inflow inflow;
    inflow.sum = sum;
    inflow.post = projection.post;
    if (projection.connection) {
      const TypeInfo& type = *brain.component(*projection.connection).type;
      inflow.transmit = type.run;
      inflow.splittable = type.has(ANLAGE_TYPE_SPLITTABLE);
      inflow.work = projection.post * (projection.layout == ANLAGE_LAYOUT_DENSE ? projection.pre : projection.fan_in);
      inflow.call = &new_call(*projection.connection, dt, 0, &program.now);
    } else {
      inflow.transmit = pass_on;
      inflow.splittable = true;
      inflow.work = projection.post;
      inflow.call = &program.calls.emplace_back(state, brain.part(projection.to).component, dt);
      inflow.call->moving.clear();
      inflow.call->call.now = &program.now;
    }
    add_ends(*inflow.call, projection, accumulate, sum);
    if (projection.rule) add_rule(projection, target, inflow, accumulate, sum);
    step.work += inflow.work;
    step.inflows.push_back(inflow);
  }

  Watched watch(const Binding& binding, int field) {
    const Block& block = brain.block(binding.block);
    Watched watched;
    watched.rows = binding.rows;
    watched.cols = binding.cols;
    watched.stride = block.stride;
    watched.bytes = state.slot_bytes(binding.block);
    watched.field = field;
    watched.data = state.data(binding.block);
    return watched;
  }

  void add_watched(PartStep& step, const Component& component) {
    for (std::size_t i = 0; i < component.bindings.size(); ++i) {
      const Binding& binding = component.bindings[i];
      if (binding.source != Binding::Source::block || brain.block(binding.block).dtype != ANLAGE_DTYPE_F32) continue;
      const Role role = component.type->fields[i].role;
      if (role == Role::in) step.sums.push_back(watch(binding, static_cast<int>(i)));
      if (role == Role::out || role == Role::broadcast) step.outputs.push_back(watch(binding, static_cast<int>(i)));
    }
    for (Watched& output : step.outputs) {
      const BlockId block = component.bindings[static_cast<std::size_t>(output.field)].block;
      if (brain.block(block).depth == 1) continue;
      point(state, block, 0, &output.data, step.moving);
      point(state, block, 1, &output.before, step.moving);
    }
  }

  void add_part(PartId id, std::uint8_t* modes) {
    const Part& part = brain.part(id);
    const Component& component = brain.component(id);
    const auto index = static_cast<std::uint32_t>(index_of(id));
    PartStep& step = program.parts[index];
    step.part = id;
    step.period = part.period;
    step.offset = part.offset;
    step.mode = modes + index;
    step.on_fault = part.on_fault;
    step.run = component.type->run;
    step.call = &new_call(part.component, brain.tick * static_cast<double>(part.period), 0, &program.now);
    add_watched(step, component);
    for (const Watched& output : step.outputs) step.units = std::max(step.units, output.rows * output.cols);
    step.call->call.last = step.units;
    step.split_verb = component.type->has(ANLAGE_TYPE_SPLITTABLE);
    step.work = step.units;
    for (const Watched& sum : step.sums) {
      bool accumulate = false;
      for (const ProjectionId projection : part.incoming) {
        if (brain.projection(projection).to_field != sum.field) continue;
        add_inflow(brain.projection(projection), index, step, accumulate, static_cast<float*>(sum.data));
        accumulate = true;
      }
    }
  }
};

BlockId mode_block(const Brain& brain) { return BlockId{static_cast<std::uint32_t>(brain.blocks.size() - 1)}; }

}  // namespace

Program::Program(const Brain& brain, BrainState& state, const Schedule& schedule, int lanes, bool fuse) {
  now.struct_size = rule_now.struct_size = sizeof(anlage_now);
  parts.resize(brain.parts.size());
  rules.reserve(schedule.learning.size());  // inflows point into it
  Compiler compiler{brain, state, *this, fuse};
  auto* modes = reinterpret_cast<std::uint8_t*>(state.data(mode_block(brain)));
  for (const Wave& wave : schedule.waves)
    for (const PartId part : wave.parts) compiler.add_part(part, modes);
  make_stages(*this, schedule, lanes);
}

}  // namespace anlage::detail
