// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/simulator.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "anlage/base/nearest.hpp"
#include "anlage/simulation/detail/engine.hpp"

namespace anlage {

Simulator::Simulator(const Brain& brain, BrainState& state, const Schedule& schedule, SimulatorOptions options)
    : engine_(std::make_unique<Engine>(brain, state, schedule, options, stop_requested_)) {}

Simulator::~Simulator() = default;

/// An engine is compiled for one damage: where an intervention begins or ends, another one goes on.
std::uint64_t Simulator::run(std::uint64_t ticks) {
  std::uint64_t done = 0;
  while (done < ticks) {
    if (!engine_->fits_the_clock()) {
      flush();
      go_on_with(engine_->brain, engine_->state, engine_->schedule);
    }
    const std::uint64_t wanted = std::min(ticks - done, engine_->damaged_until - engine_->state.clock.tick);
    const std::uint64_t did = engine_->run(wanted);
    done += did;
    if (did < wanted) break;
  }
  return done;
}

void Simulator::observe(std::uint64_t every, std::function<void(std::uint64_t)> observer) {
  engine_->observers.push_back({std::max<std::uint64_t>(every, 1), std::move(observer)});
}

void Simulator::flush() { engine_->flush(); }

void Simulator::set_learning(bool on) {
  if (engine_->learning == on) return;
  engine_->flush();
  engine_->learning = on;
  engine_->snapshot_valid = false;
}

void Simulator::request_stop() noexcept { stop_requested_.store(true, std::memory_order_relaxed); }

void Simulator::inject(FieldRef field, std::int64_t unit, std::uint64_t tick, float value) {
  engine_->injections.push_back({tick, field.component, field.field, unit, value});
}

void Simulator::go_on_with(const Brain& brain, BrainState& state, const Schedule& schedule) {
  const std::vector<PartTime> measured = times();
  const std::unique_ptr<Engine> old = std::move(engine_);
  old->last_good = {};
  engine_ = std::make_unique<Engine>(brain, state, schedule, old->options, stop_requested_);
  engine_->measured = measured;
  engine_->observers = std::move(old->observers);
  engine_->injections = std::move(old->injections);
  engine_->faults = std::move(old->faults);
  engine_->learning = old->learning;
}

const std::optional<Fault>& Simulator::stopped_by() const { return engine_->stopped_by; }

const std::vector<Fault>& Simulator::faults() const { return engine_->faults; }

int Simulator::threads() const { return engine_->executor.threads(); }

void Simulator::set_mode(const std::string& part, FaultPolicy mode) {
  for (const detail::PartStep& step : engine_->program.parts) {
    if (engine_->brain.component(step.part).path != part) continue;
    *step.mode = mode == FaultPolicy::stop ? 0 : mode == FaultPolicy::freeze ? 1 : 2;
    return;
  }
  throw Error({.code = ErrorCode::unknown_part, .message = "there is no part to freeze or silence", .path = part});
}

std::size_t Simulator::fused_projections() const {
  return static_cast<std::size_t>(std::count_if(engine_->program.rules.begin(), engine_->program.rules.end(),
                                                [](const detail::RuleStep& rule) { return rule.pending != nullptr; }));
}

std::vector<PartTime> Simulator::times() const {
  std::vector<PartTime> times = engine_->measured;
  std::map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < engine_->measured.size(); ++i) known[engine_->measured[i].path] = i;
  const auto add = [&](std::string path, double seconds) {
    const auto found = known.find(path);
    if (found == known.end()) times.push_back({std::move(path), seconds});
    else times[found->second].seconds += seconds;
  };
  for (const detail::PartStep& step : engine_->program.parts) add(engine_->brain.component(step.part).path, step.seconds);
  for (const detail::RuleStep& rule : engine_->program.rules) add(rule.projection->name + " (rule)", rule.seconds);
  std::stable_sort(times.begin(), times.end(), [](const PartTime& a, const PartTime& b) { return a.seconds > b.seconds; });
  return times;
}

namespace {

std::optional<double> as_number(const Field& field, const std::string& value) {
  if (field.role == Role::choice) {
    const auto found = std::find(field.choices.begin(), field.choices.end(), value);
    if (found == field.choices.end()) return std::nullopt;
    return static_cast<double>(found - field.choices.begin());
  }
  Diagnostics unused;
  Value written;
  double number = 0.0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size())
    written.data = number;
  else
    written.data = value;
  return read_quantity(written, field.unit, field.name, unused);
}

}  // namespace

void Simulator::set(const std::string& name, const std::string& value) {
  const Brain& brain = engine_->brain;
  const auto ref = brain.find(name);
  if (!ref) throw Error({ErrorCode::unknown_port, "there is no `" + name + "`", {}, {}, suggest(name, brain.field_names())});
  const Field& field = brain.field(*ref);
  if (field.role != Role::param && field.role != Role::choice)
    throw Error({ErrorCode::does_not_fit, "`" + name + "` is no parameter", {}, name, "only parameters and choices can be set"});
  if (field.has(ANLAGE_FIELD_BIRTH))
    throw Error({ErrorCode::does_not_fit, "shapes memory and is fixed at birth", {}, name, "change it in the genome"});
  const auto number = as_number(field, value);
  if (!number)
    throw Error({ErrorCode::wrong_value, "cannot be \"" + value + "\"", {}, name,
                 field.role == Role::choice ? suggest(value, field.choices) : "a number in [" + field.unit + "] is needed"});
  if (field.role == Role::param && !(*number >= field.min && *number <= field.max))
    throw Error({ErrorCode::out_of_range, value + " is outside its range [" + std::to_string(field.min) + ", " +
                                              std::to_string(field.max) + "]", {}, name, field.doc});
  engine_->flush();
  auto* numbers = reinterpret_cast<double*>(engine_->state.data(brain.binding(*ref).block));
  numbers[0] = numbers[1] = *number;
  engine_->snapshot_valid = false;
}

bool Simulator::run_phases(const PhaseEvents& events) {
  Clock& clock = engine_->state.clock;
  const auto& phases = engine_->brain.genome.phases;
  while (clock.phase < phases.size()) {
    // A request that came with the last tick of a phase: the next one has not begun, and nothing of it is set.
    if (clock.phase_tick == 0 && stop_requested_.exchange(false)) return false;
    const PhaseGene& phase = phases[clock.phase];
    set_learning(phase.learning);
    if (clock.phase_tick == 0)
      for (const Entry& entry : phase.set) {
        const std::string* text = entry.value.text();
        set(entry.key, text != nullptr ? *text : entry.value.toml());
      }
    if (events.begin) events.begin(phase);
    while (clock.phase_tick < phase.ticks) {
      const std::uint64_t wanted = phase.ticks - clock.phase_tick;
      if (run(wanted) == wanted) continue;
      flush();
      return false;
    }
    flush();
    if (events.end) events.end(phase);
    clock.phase += 1;
    clock.phase_tick = 0;
  }
  return true;
}

}  // namespace anlage
