// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/engine.hpp"

#include <algorithm>

#include "anlage/simulation/detail/steady_seconds.hpp"
#include "anlage/simulation/witness.hpp"

namespace anlage {
namespace {

using detail::RuleStep;
using detail::steady_seconds;
using detail::Stage;
using detail::Task;

constexpr double batch_seconds = 2e-3;
constexpr std::uint64_t clock_mask = 15;  // look at the clock every 16th tick

}  // namespace

Simulator::Engine::Engine(const Brain& brain, BrainState& state, const Schedule& schedule, SimulatorOptions options,
                          std::atomic<bool>& stop_requested)
    : brain(brain),
      state(state),
      schedule(schedule),
      options(options),
      executor(options.threads),
      damaged_from(state.clock.tick),
      damaged_until(detail::Damage::changes_after(brain, damaged_from)),
      program(brain, state, schedule, options, detail::Damage(brain, damaged_from), executor.threads()),
      live(brain, state),
      stop_requested(stop_requested),
      expected_tick(state.clock.tick) {
  guarded = state.is_guarded();
  const auto asks = [](const Part& part) { return part.in_worker; };
  if (std::any_of(brain.parts.begin(), brain.parts.end(), asks))
    worker = std::make_unique<detail::Worker>(program, options.worker_deadline);
}

void Simulator::Engine::run_stages(std::vector<Stage>& stages, Team* team) {
  for (Stage& stage : stages) {
    if (stage.serial || team == nullptr) {
      for (const auto& lane : stage.lanes)
        for (const Task& task : lane)
          if (!task.rests_at(program.now.tick)) run_task(task);
    } else {
      StageWork work{this, &stage};
      team->together(
          [](void* context, int lane) {
            auto* shared = static_cast<StageWork*>(context);
            for (const Task& task : shared->stage->lanes[static_cast<std::size_t>(lane)])
              if (!task.rests_at(shared->engine->program.now.tick)) shared->engine->run_task(task);
          },
          &work);
    }
    if (fault_seen.load(std::memory_order_relaxed) && !settle_faults()) return;
  }
}

void Simulator::Engine::run_tick(Team* team) {
  program.now.tick = state.clock.tick;
  program.now.time = static_cast<double>(state.clock.tick) * brain.tick;
  timing = options.profile && !replaying && (state.clock.tick & clock_mask) == 0;
  live.evaluate_parts(state.clock.tick);
  for (const std::uint32_t part : program.split_parts) {
    detail::PartStep& step = program.parts[part];
    for (const MovingPointer& pointer : program.part_of(program.moving, step.moving)) pointer.follow(program.now.tick);
    for (detail::Inflow& inflow : program.part_of(program.inflows, step.inflows)) {
      inflow.follow(program.now.tick);
      if (inflow.fused != nullptr) inflow.fused->pending->follow(program.now.tick);
    }
  }
  run_stages(program.stages, team);
  if (stopped_by) return;
  if (learning && !program.rules.empty()) {
    program.rule_now = program.now;
    live.evaluate_rules(state.clock.tick);
    run_stages(program.learning_stages, team);
    if (stopped_by) return;
  }
  state.clock.tick += 1;
  state.clock.phase_tick += 1;
  if (options.witness != nullptr) testify(Witness::nobody, Witness::nobody);
}

void Simulator::Engine::observe_now() {
  for (Observer& observer : observers)
    if (state.clock.tick % observer.every == 0) observer.look(state.clock.tick);
}

std::uint64_t Simulator::Engine::run_batch(std::uint64_t ticks, Team* team) {
  const double begin = steady_seconds();
  std::uint64_t done = 0;
  while (done < ticks && !stop_requested.load(std::memory_order_relaxed)) {
    run_tick(team);
    if (stopped_by) break;
    ++done;
    observe_now();
    if ((done & clock_mask) == 0 && steady_seconds() - begin > batch_seconds) break;
  }
  if (done > 0) {
    double& known = team == nullptr ? seconds_alone : seconds_together;
    const double now = (steady_seconds() - begin) / static_cast<double>(done);
    known = known == 0.0 ? now : 0.75 * known + 0.25 * now;
  }
  return done;
}

bool Simulator::Engine::fits_the_clock() const {
  return damaged_from <= state.clock.tick && state.clock.tick < damaged_until;
}

std::uint64_t Simulator::Engine::run(std::uint64_t ticks) {
  program.keep_damage();
  if (state.clock.tick != expected_tick) snapshot_valid = false;
  stopped_by.reset();
  std::uint64_t done = 0;
  std::uint64_t batches = 0;
  while (done < ticks && !stopped_by && !stop_requested.load(std::memory_order_relaxed)) {
    if (options.check_finite && (!snapshot_valid || steady_seconds() > next_snapshot)) keep_snapshot();
    // Threads never change a result, so the faster way is taken; the other one is tried again now and then.
    const bool together_wins = seconds_together == 0.0 || (seconds_alone != 0.0 && seconds_together < seconds_alone);
    const bool try_other = batches++ % 64 == 63;
    if (program.any_parallel && together_wins != try_other)
      executor.section([&](Team& team) {
        const int stay = together_wins ? 16 : 1;
        for (int i = 0; i < stay && done < ticks && !stopped_by && !stop_requested.load(std::memory_order_relaxed); ++i)
          done += run_batch(ticks - done, &team);
      });
    else
      done += run_batch(ticks - done, nullptr);
  }
  // A request that came with the last tick stops the next run.
  if (done < ticks) stop_requested.store(false, std::memory_order_relaxed);
  if (stopped_by) return_to_last_good_tick();
  expected_tick = state.clock.tick;
  return done;
}

void Simulator::Engine::flush() {
  for (RuleStep& rule : program.rules) {
    if (!rule.is_pending) continue;
    rule.now->follow(program.rule_now.tick);
    if (apply(rule, rule.now->call) != ANLAGE_OK)
      verb_failed(program.parts[rule.target], rule.projection->name, failure_text(rule.now->call));
    rule.is_pending = false;
  }
}

}  // namespace anlage
