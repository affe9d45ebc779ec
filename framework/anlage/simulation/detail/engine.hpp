// SPDX-License-Identifier: Apache-2.0
/// The engine behind the simulator: the loop of ticks, faults, snapshots.
#pragma once

#include <atomic>
#include <mutex>

#include "anlage/simulation/detail/live_parameters.hpp"
#include "anlage/simulation/detail/program.hpp"
#include "anlage/simulation/detail/worker.hpp"
#include "anlage/simulation/executor.hpp"

namespace anlage {

struct Simulator::Engine {
  struct Observer {
    std::uint64_t every;
    std::function<void(std::uint64_t)> look;
  };
  struct Injection {
    std::uint64_t tick;
    ComponentId component;
    int field;
    std::int64_t unit;
    float value;
  };

  struct StageWork {
    Engine* engine;
    detail::Stage* stage;
  };

  const Brain& brain;
  BrainState& state;
  const Schedule& schedule;
  SimulatorOptions options;
  Executor executor;
  std::uint64_t damaged_from;   ///< the tick that the program's damage was made for
  std::uint64_t damaged_until;  ///< the tick at which another begins
  detail::Program program;
  detail::LiveParameters live;
  std::vector<Observer> observers;
  std::vector<Injection> injections;
  std::vector<PartTime> measured;  ///< before the brain changed
  bool learning = true;
  bool replaying = false;
  bool timing = false;  ///< this tick is measured
  bool guarded = false;
  std::unique_ptr<detail::Worker> worker;  ///< if any part asks for one

  std::atomic<bool>& stop_requested;
  std::atomic<bool> fault_seen{false};
  std::mutex fault_lock;
  std::vector<Fault> new_faults;  ///< of the tick under way
  std::vector<Fault> faults;
  std::optional<Fault> stopped_by;

  std::vector<std::byte> last_good;
  std::uint64_t expected_tick = 0;  ///< another one at the start of a run means the state was replaced
  bool snapshot_valid = false;
  double next_snapshot = 0.0;       ///< [s] on the steady clock

  double seconds_alone = 0.0;       ///< per tick, lane 0 alone; 0: unknown
  double seconds_together = 0.0;

  Engine(const Brain& brain, BrainState& state, const Schedule& schedule, SimulatorOptions options,
         std::atomic<bool>& stop_requested);

  // Loop (engine.cpp)
  std::uint64_t run(std::uint64_t ticks);
  [[nodiscard]] bool fits_the_clock() const;
  std::uint64_t run_batch(std::uint64_t ticks, Team* team);
  void run_tick(Team* team);
  void run_stages(std::vector<detail::Stage>& stages, Team* team);
  void observe_now();
  void flush();

  // One task (task.cpp)
  void run_task(const detail::Task& task);
  void testify(std::uint32_t part, std::uint32_t projection);
  std::int32_t send(detail::Errand::Verb verb, std::size_t index, const anlage_call& call, std::int64_t first = 0,
                    std::int64_t last = 0);
  std::int32_t transmit(detail::Inflow& inflow);
  std::int32_t run_verb_of(detail::PartStep& step);
  std::int32_t settle(detail::RuleStep& rule);
  std::int32_t apply(detail::RuleStep& rule, const anlage_call& call);
  void run_part(detail::PartStep& step);
  void run_light_parts(std::span<detail::PartStep> steps);
  void run_light_parts(const detail::Task& task);
  void run_slice(detail::PartStep& step, std::int64_t first, std::int64_t last);
  void run_verb(detail::PartStep& step);
  void learn(detail::RuleStep& rule, const detail::Task& task);
  [[nodiscard]] bool is_due(const detail::PartStep& step) const;
  [[nodiscard]] bool rests(const detail::PartStep& step) const;
  void hold(detail::PartStep& step);

  // Faults (fault.cpp)
  void check(detail::PartStep& step, detail::Range watched);
  void report_not_finite(detail::PartStep& step, const detail::Watched& watched, std::int64_t column);
  void verb_failed(detail::PartStep& step, const std::string& path, const std::string& reason);
  void report(detail::PartStep& step, Fault fault);
  void look_for_damage(detail::PartStep& step, ComponentId id, const std::string& path);
  void inject(detail::PartStep& step, detail::Range watched);
  [[nodiscard]] bool settle_faults();
  void return_to_last_good_tick();
  void keep_snapshot();
};

}  // namespace anlage
