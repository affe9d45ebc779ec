// SPDX-License-Identifier: Apache-2.0
/// What a genome becomes before its first tick: registry, brain, schedule, state, in the order they need each other. Planned
/// changes put another brain, with its schedule and state, in the place of the one that lives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/genome/genome.hpp"
#include "anlage/genome/timed_change.hpp"
#include "anlage/recording/run_folder.hpp"
#include "anlage/registry/registry.hpp"
#include "anlage/schedule/schedule.hpp"
#include "anlage/simulation/change_plan.hpp"
#include "anlage/simulation/simulator.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// Folders named on the command line; they come before the standard ones.
struct Places {
  std::vector<std::string> plugins;
  std::vector<std::string> data;
  std::string lock = {};  ///< a lock file, or "none"; default: anlage.lock beside the genome, if there is one
};

class Assembly {
 public:
  /// Throws: Error with every problem found. [build]
  Assembly(const Genome& genome, const Places& places, Memory memory = Memory::plain);
  Assembly(const Assembly&) = delete;
  Assembly& operator=(const Assembly&) = delete;

  /// Checks the changes of a life that stands where the state stands. Throws: Error with every problem found. [build]
  void plan(const std::vector<TimedChange>& changes);
  /// The tick that the next change comes before; the largest number if there is none. [main]
  [[nodiscard]] std::uint64_t next_change() const;
  /// Makes the next change: the brain, its schedule and its state are others from then on. Throws: Error, and nothing has
  /// changed. [main, between ticks]
  MadeChange change(Simulator& simulator);
  /// All changes of the plan, and those that are still to come, as files. [main]
  [[nodiscard]] std::string planned_toml() const { return toml_from(0); }
  [[nodiscard]] std::string to_come_toml() const { return toml_from(made_); }
  [[nodiscard]] const std::vector<PlannedChange>& planned() const { return plan_; }

  [[nodiscard]] const Registry& registry() const { return registry_; }
  [[nodiscard]] const Brain& at_birth() const { return born_; }
  [[nodiscard]] const Brain& brain() const { return made_ == 0 ? born_ : plan_[made_ - 1].brain; }
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  [[nodiscard]] BrainState& state() { return *state_; }
  /// What `develop` wants the user to know. [any]
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  [[nodiscard]] std::string toml_from(std::size_t first) const;

  std::vector<std::string> notes_;
  Registry registry_;
  Brain born_;
  std::unique_ptr<Schedule> schedule_;
  std::unique_ptr<BrainState> state_;
  std::vector<PlannedChange> plan_;
  std::size_t made_ = 0;
};

/// The registry over `--plugin-path` and the standard folders, with the user's cache. [build]
[[nodiscard]] Registry open_registry(const std::vector<std::string>& plugin_folders);
/// The same with the plugins that the genome is locked to. Throws: Error, if the lock file cannot be read. [build]
[[nodiscard]] Registry open_registry(const Places& places, const std::string& genome_file);

/// "anlage.lock" in the genome's folder. [any]
[[nodiscard]] std::string lock_beside(const std::string& genome_file);

/// The brain of a genome, without a state. Throws: Error with every problem found. [build]
[[nodiscard]] Brain developed(const Genome& genome, Registry& registry, const Places& places,
                              std::vector<std::string>* notes);

}  // namespace anlage
