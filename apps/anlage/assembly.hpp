// SPDX-License-Identifier: Apache-2.0
/// What a genome becomes before its first tick: registry, brain, schedule, state, in the order they need each other.
#pragma once

#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/genome/genome.hpp"
#include "anlage/registry/registry.hpp"
#include "anlage/schedule/schedule.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// Folders named on the command line; they come before the standard ones.
struct Places {
  std::vector<std::string> plugins;
  std::vector<std::string> data;
};

class Assembly {
 public:
  /// Throws: Error with every problem found. [build]
  Assembly(const Genome& genome, const Places& places);
  Assembly(const Assembly&) = delete;
  Assembly& operator=(const Assembly&) = delete;

  [[nodiscard]] const Registry& registry() const { return registry_; }
  [[nodiscard]] const Brain& brain() const { return brain_; }
  [[nodiscard]] const Schedule& schedule() const { return schedule_; }
  [[nodiscard]] BrainState& state() { return state_; }
  /// What `develop` wants the user to know. [any]
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::vector<std::string> notes_;
  Registry registry_;
  Brain brain_;
  Schedule schedule_;
  BrainState state_;
};

/// The registry over `--plugin-path` and the standard folders. [build]
[[nodiscard]] Registry open_registry(const std::vector<std::string>& plugin_folders);

}  // namespace anlage
