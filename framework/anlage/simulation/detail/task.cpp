// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "anlage/simulation/detail/engine.hpp"
#include "anlage/simulation/finite.hpp"
#include "anlage/simulation/witness.hpp"

namespace anlage {
namespace {

using detail::Inflow;
using detail::PartStep;
using detail::RuleStep;
using detail::SmallSum;
using detail::Task;
using detail::Watched;

constexpr double every_16th = 16.0;

/// Adds the time of a scope to a step, if this tick is measured.
class Stopwatch {
 public:
  Stopwatch(bool on, double& seconds) : seconds_(on ? &seconds : nullptr) {
    if (on) begin_ = std::chrono::steady_clock::now();
  }
  ~Stopwatch() {
    if (seconds_ == nullptr) return;
    *seconds_ += every_16th * std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double* seconds_;
  std::chrono::steady_clock::time_point begin_{};
};

/// Asks for the weights of a small projection that is visited soon: between two short calls a core cannot look far enough ahead
/// by itself. Large ones stream.
void ask_for(const Inflow& inflow) {
  constexpr std::int64_t line = 16;  // [floats]
  const float* weights = inflow.synapses.weights;
  const std::int64_t count = std::min<std::int64_t>(inflow.synapses.count, 16 * line);
  for (std::int64_t i = 0; i < count; i += line) __builtin_prefetch(weights + i);
}

std::int32_t transmit_slice(const Inflow& inflow, std::int64_t first, std::int64_t last) {
  const bool pending = inflow.fused != nullptr && inflow.fused->is_pending;
  anlage_call slice = pending ? inflow.fused->pending->call : inflow.call;
  slice.first = first;
  slice.last = last;
  return pending ? inflow.fused->type->fused(&slice) : inflow.transmit(&slice);
}

std::int32_t transmit_here(Inflow& inflow, std::uint64_t tick) {
  if (inflow.fused == nullptr || !inflow.fused->is_pending) {
    inflow.follow(tick);
    return inflow.transmit(&inflow.call);
  }
  inflow.fused->pending->follow(tick);
  return inflow.fused->type->fused(&inflow.fused->pending->call);
}

std::string failure_of(const Inflow& inflow) {
  const bool pending = inflow.fused != nullptr && inflow.fused->is_pending;
  return failure_text(pending ? inflow.fused->pending->call : inflow.call);
}

}  // namespace

/// A verb in the sandboxed process; its words are where they would be had it run here.
std::int32_t Simulator::Engine::send(detail::Errand::Verb verb, std::size_t index, const anlage_call& call, std::int64_t first,
                                     std::int64_t last) {
  std::string error;
  const std::int32_t answer =
      worker->run({verb, static_cast<std::uint32_t>(index), first, last, program.now, program.rule_now}, error);
  if (answer != ANLAGE_OK && call.error != nullptr) std::snprintf(call.error, call.error_size, "%s", error.c_str());
  return answer;
}

std::int32_t Simulator::Engine::transmit(Inflow& inflow) {
  if (!inflow.in_worker) [[likely]]
    return transmit_here(inflow, program.now.tick);
  const bool pending = inflow.fused != nullptr && inflow.fused->is_pending;
  const auto index = static_cast<std::size_t>(&inflow - program.inflows.data());
  return send(pending ? detail::Errand::Verb::fused : detail::Errand::Verb::transmit, index,
              pending ? inflow.fused->pending->call : inflow.call);
}

std::int32_t Simulator::Engine::run_verb_of(PartStep& step) {
  if (!step.in_worker) [[likely]]
    return step.run(&step.call);
  return send(detail::Errand::Verb::part, static_cast<std::size_t>(&step - program.parts.data()), step.call);
}

bool Simulator::Engine::is_due(const PartStep& step) const {
  return step.period == 1 || (program.now.tick >= step.offset && (program.now.tick - step.offset) % step.period == 0);
}

bool Simulator::Engine::rests(const PartStep& step) const { return *step.mode != 0 || step.is_dead() || !is_due(step); }

void Simulator::Engine::hold(PartStep& step) {
  for (Watched& output : program.part_of(program.watched, step.outputs)) {
    if (*step.mode == 2)
      std::memset(output.view->data, 0, state.slot_bytes(output.block));
    else if (brain.block(output.block).depth > 1)
      std::memcpy(output.view->data, state.data(output.block, state.slot(output.block, program.now.tick, 1)),
                  state.slot_bytes(output.block));
  }
  if (step.damage != nullptr)
    for (const detail::Zeros& zeros : step.damage->outputs) zeros.write();
}

inline void Simulator::Engine::check(PartStep& step, detail::Range watched) {
  for (const Watched& each : program.part_of(program.watched, watched)) {
    const anlage_view& view = *each.view;
    for (std::int64_t c = 0; c < view.cols; ++c)
      if (!all_finite(static_cast<const float*>(view.data) + c * view.stride, view.rows)) [[unlikely]]
        return report_not_finite(step, each, c);
  }
}

void Simulator::Engine::run_slice(PartStep& step, std::int64_t first, std::int64_t last) {
  for (Inflow& inflow : program.part_of(program.inflows, step.inflows))
    if (transmit_slice(inflow, first, last) != ANLAGE_OK)
      return verb_failed(step, brain.component(step.part).path, failure_of(inflow));
}

void Simulator::Engine::run_verb(PartStep& step) {
  for (Inflow& inflow : program.part_of(program.inflows, step.inflows))
    if (inflow.fused != nullptr) inflow.fused->is_pending = false;
  if (step.damage != nullptr) {
    for (const detail::Zeros& zeros : step.damage->sums) zeros.write();
    for (const detail::WireCopy& wire : step.damage->wires) wire.write();
  }
  if (!injections.empty()) inject(step, step.sums);
  if (options.check_finite) check(step, step.sums);
  if (*step.mode != 0) return;
  if (run_verb_of(step) != ANLAGE_OK)
    return verb_failed(step, brain.component(step.part).path, failure_text(step.call));
  if (guarded) [[unlikely]]
    look_for_damage(step, brain.part(step.part).component, brain.component(step.part).path);
  if (step.damage != nullptr) {
    for (const detail::Zeros& zeros : step.damage->outputs) zeros.write();
    for (const detail::Held& memory : step.damage->memories) memory.restore();
  }
  if (!injections.empty()) inject(step, step.outputs);
  if (options.check_finite) check(step, step.outputs);
}

void Simulator::Engine::testify(std::uint32_t part, std::uint32_t projection) {
  if (options.witness == nullptr) return;
  options.witness->tick.store(program.now.tick, std::memory_order_relaxed);
  options.witness->part.store(part, std::memory_order_relaxed);
  options.witness->projection.store(projection, std::memory_order_relaxed);
}

void Simulator::Engine::run_part(PartStep& step) {
  testify(static_cast<std::uint32_t>(index_of(step.part)), Witness::nobody);
  for (const MovingPointer& pointer : program.part_of(program.moving, step.moving)) pointer.follow(program.now.tick);
  if (rests(step)) return hold(step);
  for (const SmallSum& small : program.part_of(program.small_sums, step.small_sums))
    small.sum(small.inflows, small.count, small.y, small.post);
  const Inflow* end = program.inflows.data() + program.inflows.size();
  for (Inflow& inflow : program.part_of(program.inflows, step.inflows)) {
    const Inflow* ahead = &inflow + 2;
    if (ahead < end) ask_for(*ahead);
    if (transmit(inflow) != ANLAGE_OK)
      return verb_failed(step, brain.component(step.part).path, failure_of(inflow));
  }
  run_verb(step);
}

/// The same as run_part for each, but one kind of work at a time: calls that do not wait for each other overlap in a core.
void Simulator::Engine::run_light_parts(std::span<PartStep> steps) {
  std::uint32_t awake = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    PartStep& step = steps[i];
    for (const MovingPointer& pointer : program.part_of(program.moving, step.moving)) pointer.follow(program.now.tick);
    if (*step.mode != 0 || !is_due(step)) {
      hold(step);
      continue;
    }
    awake |= 1u << i;
    for (const SmallSum& small : program.part_of(program.small_sums, step.small_sums))
      small.sum(small.inflows, small.count, small.y, small.post);
  }
  const auto each = [&](auto&& act) __attribute__((always_inline)) {
    for (std::uint32_t left = awake; left != 0; left &= left - 1) act(steps[static_cast<std::size_t>(std::countr_zero(left))]);
  };
  if (!injections.empty()) each([&](PartStep& step) { inject(step, step.sums); });
  if (options.check_finite) each([&](PartStep& step) { check(step, step.sums); });
  each([&](PartStep& step) {
    if (*step.mode == 0 && step.run(&step.call) != ANLAGE_OK)
      verb_failed(step, brain.component(step.part).path, failure_text(step.call));
  });
  if (!injections.empty()) each([&](PartStep& step) { inject(step, step.outputs); });
  if (options.check_finite)
    each([&](PartStep& step) {
      if (*step.mode == 0) check(step, step.outputs);
    });
}

void Simulator::Engine::run_light_parts(const Task& task) {
  const std::span<PartStep> steps(program.parts.data() + task.step, static_cast<std::size_t>(task.last));
  if (!timing && options.witness == nullptr && !guarded) return run_light_parts(steps);
  for (PartStep& step : steps) {
    const Stopwatch stopwatch(timing, step.seconds);
    run_part(step);
  }
}

std::int32_t Simulator::Engine::settle(RuleStep& rule) {
  if (!rule.in_worker) [[likely]]
    return rule.type->settle(&rule.now->call);
  return send(detail::Errand::Verb::settle, static_cast<std::size_t>(&rule - program.rules.data()), rule.now->call);
}

std::int32_t Simulator::Engine::apply(RuleStep& rule, const anlage_call& call) {
  if (!rule.in_worker) [[likely]]
    return rule.type->run(&call);
  return send(detail::Errand::Verb::learn, static_cast<std::size_t>(&rule - program.rules.data()), call, call.first, call.last);
}

void Simulator::Engine::learn(RuleStep& rule, const Task& task) {
  PartStep& target = program.parts[rule.target];
  if (rests(target) || !rule.works_at(program.rule_now.tick)) return;
  const Stopwatch stopwatch(timing && task.kind != Task::Kind::learn, rule.seconds);
  if (options.witness != nullptr) testify(Witness::nobody, static_cast<std::uint32_t>(rule.projection - brain.projections.data()));
  if (task.kind != Task::Kind::learn) {
    rule.now->follow(program.rule_now.tick);
    if (rule.type->settle != nullptr && settle(rule) != ANLAGE_OK)
      return verb_failed(target, rule.projection->name, failure_text(rule.now->call));
    if (task.kind == Task::Kind::settle) return;
    if (rule.pending != nullptr) {
      rule.is_pending = true;
      return;
    }
  }
  anlage_call call = rule.now->call;
  if (task.kind == Task::Kind::learn) {
    call.first = task.first;
    call.last = task.last;
  }
  if (apply(rule, call) != ANLAGE_OK) verb_failed(target, rule.projection->name, failure_text(rule.now->call));
  if (rule.damage != nullptr) rule.damage->settle();
  if (guarded) [[unlikely]] {
    look_for_damage(target, rule.id, rule.projection->name);
    look_for_damage(target, *rule.projection->connection, rule.projection->name);
  }
}

void Simulator::Engine::run_task(const Task& task) {
  switch (task.kind) {
    case Task::Kind::settle:
    case Task::Kind::learn:
    case Task::Kind::learning: return learn(program.rules[task.step], task);
    case Task::Kind::light_parts: return run_light_parts(task);
    default: break;
  }
  PartStep& step = program.parts[task.step];
  const Stopwatch stopwatch(timing && task.first == 0, step.seconds);
  if (task.kind == Task::Kind::part) return run_part(step);
  const bool resting = rests(step);
  if (task.kind == Task::Kind::inflows) {
    if (!resting) run_slice(step, task.first, task.last);
  } else if (resting) {
    hold(step);
  } else {
    run_verb(step);
  }
}

}  // namespace anlage
