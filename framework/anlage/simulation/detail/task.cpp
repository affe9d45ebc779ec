// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstring>

#include "anlage/simulation/detail/engine.hpp"

namespace anlage {
namespace {

using detail::Inflow;
using detail::PartStep;
using detail::RuleStep;
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

std::int32_t transmit(Inflow& inflow, std::int64_t first, std::int64_t last, bool whole) {
  const bool pending = inflow.fused != nullptr && inflow.fused->is_pending;
  const anlage_verb verb = pending ? inflow.fused->type->fused : inflow.transmit;
  const anlage_call& call = pending ? inflow.fused->pending->call : inflow.call->call;
  if (whole) return verb(&call);
  anlage_call slice = call;
  slice.first = first;
  slice.last = last;
  return verb(&slice);
}

void follow(Inflow& inflow, std::uint64_t tick) {
  if (inflow.fused != nullptr && inflow.fused->is_pending)
    inflow.fused->pending->follow(tick);
  else
    inflow.call->follow(tick);
}

}  // namespace

bool Simulator::Engine::is_due(const PartStep& step) const {
  return step.period == 1 || (program.now.tick >= step.offset && (program.now.tick - step.offset) % step.period == 0);
}

void Simulator::Engine::hold(PartStep& step) {
  for (Watched& output : step.outputs) {
    if (*step.mode == 2)
      std::memset(output.data, 0, output.bytes);
    else if (output.before != nullptr)
      std::memcpy(output.data, output.before, output.bytes);
  }
}

void Simulator::Engine::run_inflows(PartStep& step, std::int64_t first, std::int64_t last) {
  const bool whole = last == 0;
  for (Inflow& inflow : step.inflows) {
    if (whole) follow(inflow, program.now.tick);
    if (transmit(inflow, first, last, whole) == ANLAGE_OK) continue;
    const bool pending = inflow.fused != nullptr && inflow.fused->is_pending;
    verb_failed(step, brain.component(step.part).path, failure_text(pending ? *inflow.fused->pending : *inflow.call));
    return;
  }
}

void Simulator::Engine::run_verb(PartStep& step) {
  for (Inflow& inflow : step.inflows)
    if (inflow.fused != nullptr) inflow.fused->is_pending = false;
  if (!injections.empty()) inject(step, step.sums);
  if (options.check_finite) check(step, step.sums);
  if (*step.mode != 0) return;
  step.call->follow(program.now.tick);
  if (step.run(&step.call->call) != ANLAGE_OK) {
    verb_failed(step, brain.component(step.part).path, failure_text(*step.call));
    return;
  }
  if (!injections.empty()) inject(step, step.outputs);
  if (options.check_finite) check(step, step.outputs);
}

void Simulator::Engine::run_part(PartStep& step) {
  for (const MovingPointer& pointer : step.moving) pointer.follow(program.now.tick);
  if (*step.mode != 0 || !is_due(step)) return hold(step);
  run_inflows(step, 0, 0);
  run_verb(step);
}

void Simulator::Engine::learn(RuleStep& rule, const Task& task) {
  PartStep& target = program.parts[rule.target];
  if (*target.mode != 0 || !is_due(target)) return;
  const Stopwatch stopwatch(timing && task.kind != Task::Kind::learn, rule.seconds);
  if (task.kind != Task::Kind::learn) {
    rule.now->follow(program.rule_now.tick);
    if (rule.type->settle != nullptr && rule.type->settle(&rule.now->call) != ANLAGE_OK)
      return verb_failed(target, rule.projection->name, failure_text(*rule.now));
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
  if (rule.type->run(&call) != ANLAGE_OK) verb_failed(target, rule.projection->name, failure_text(*rule.now));
}

void Simulator::Engine::run_task(const Task& task) {
  switch (task.kind) {
    case Task::Kind::settle:
    case Task::Kind::learn:
    case Task::Kind::learning: return learn(program.rules[task.step], task);
    default: break;
  }
  PartStep& step = program.parts[task.step];
  const Stopwatch stopwatch(timing && task.first == 0, step.seconds);
  if (task.kind == Task::Kind::part) return run_part(step);
  const bool rests = *step.mode != 0 || !is_due(step);
  if (task.kind == Task::Kind::inflows) {
    if (!rests) run_inflows(step, task.first, task.last);
  } else if (rests) {
    hold(step);
  } else {
    run_verb(step);
  }
}

}  // namespace anlage
