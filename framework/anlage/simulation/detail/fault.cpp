// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>

#include "anlage/simulation/detail/engine.hpp"
#include "anlage/simulation/detail/steady_seconds.hpp"
#include "anlage/simulation/finite.hpp"

namespace anlage {
namespace {

using detail::PartStep;
using detail::steady_seconds;
using detail::Watched;

std::string name_of(float value) { return std::isnan(value) ? "NaN" : value > 0 ? "inf" : "-inf"; }

}  // namespace

std::string Fault::text() const {
  std::string text = "tick " + std::to_string(tick) + ": " + part;
  if (!field.empty()) text += "." + field;
  if (unit >= 0) text += "[" + std::to_string(unit) + "]";
  text += field.empty() ? " failed: " + reason : " is " + reason;
  text += "; on_fault = ";
  text += policy == FaultPolicy::stop ? "stop" : policy == FaultPolicy::freeze ? "freeze" : "silence";
  return text;
}

void Simulator::Engine::report(PartStep& step, Fault fault) {
  fault.tick = program.now.tick;
  fault.policy = step.on_fault;
  const std::scoped_lock lock(fault_lock);
  new_faults.push_back(std::move(fault));
  fault_seen.store(true, std::memory_order_relaxed);
  if (step.on_fault == FaultPolicy::stop) return;
  *step.mode = step.on_fault == FaultPolicy::freeze ? 1 : 2;
  hold(step);
}

void Simulator::Engine::verb_failed(PartStep& step, const std::string& path, const std::string& reason) {
  report(step, {0, path, {}, -1, reason});
}

void Simulator::Engine::report_not_finite(PartStep& step, const Watched& watched, std::int64_t column) {
  const anlage_view& view = *watched.view;
  const float* numbers = static_cast<const float*>(view.data) + column * view.stride;
  const std::int64_t row = first_not_finite(numbers, view.rows);
  const Component& component = brain.component(step.part);
  report(step, {0, component.path, component.type->fields[static_cast<std::size_t>(watched.field)].name,
                column * view.rows + row, name_of(numbers[row])});
}

/// In guarded memory: what has been written just before a component's numbers, where no page is forbidden.
void Simulator::Engine::look_for_damage(PartStep& step, ComponentId id, const std::string& path) {
  const std::string words = state.written_before(id);
  if (!words.empty()) verb_failed(step, path, "writes " + words);
}

void Simulator::Engine::inject(PartStep& step, detail::Range watched) {
  const ComponentId component = brain.part(step.part).component;
  for (const Injection& injection : injections) {
    if (injection.tick != program.now.tick || injection.component != component) continue;
    for (Watched& each : program.part_of(program.watched, watched)) {
      if (each.field != injection.field) continue;
      const std::int64_t index = injection.unit / each.view->rows * each.view->stride + injection.unit % each.view->rows;
      const Role role = brain.component(step.part).type->fields[static_cast<std::size_t>(each.field)].role;
      auto* numbers = role == Role::in ? reinterpret_cast<float*>(state.data(each.block)) : static_cast<float*>(each.view->data);
      numbers[index] = injection.value;
    }
  }
}

bool Simulator::Engine::settle_faults() {
  if (!fault_seen.load(std::memory_order_acquire)) return true;
  fault_seen.store(false, std::memory_order_relaxed);
  const std::scoped_lock lock(fault_lock);
  // The order in which lanes report is chance; parts are listed in the genome's order.
  std::stable_sort(new_faults.begin(), new_faults.end(), [](const Fault& a, const Fault& b) { return a.part < b.part; });
  for (const Fault& fault : new_faults)
    if (fault.policy == FaultPolicy::stop && !stopped_by) stopped_by = fault;
  if (!replaying) faults.insert(faults.end(), new_faults.begin(), new_faults.end());
  new_faults.clear();
  return !stopped_by;
}

void Simulator::Engine::keep_snapshot() {
  const double begin = steady_seconds();
  flush();
  state.snapshot(last_good);
  snapshot_valid = true;
  const double end = steady_seconds();
  next_snapshot = end + std::max(0.25, 100.0 * (end - begin));  // at most one per cent of the time
}

void Simulator::Engine::return_to_last_good_tick() {
  const std::uint64_t failed = stopped_by->tick;
  state.restore(last_good);
  for (detail::RuleStep& rule : program.rules) rule.is_pending = false;
  const std::optional<Fault> fault = stopped_by;
  stopped_by.reset();
  replaying = true;
  while (state.clock.tick < failed && !stopped_by) run_tick(nullptr);
  replaying = false;
  stopped_by = fault;
  flush();
}

}  // namespace anlage
