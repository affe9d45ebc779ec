// SPDX-License-Identifier: Apache-2.0
/// A brain from a few lines of TOML, ready to run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anlage/brain/develop.hpp"
#include "anlage/genome/genome.hpp"
#include "anlage/registry/registry.hpp"
#include "anlage/schedule/schedule.hpp"
#include "anlage/simulation/simulator.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage::test {

/// The test types and the shipped plugins.
inline Registry& registry() {
  static Registry all = [] {
    Registry known;
    SearchPath path;
    path.folders = {ANLAGE_TEST_PLUGINS, ANLAGE_SHIPPED_PLUGINS};
    path.highest_isa = ANLAGE_ISA_V1;
    known.search(path);
    return known;
  }();
  return all;
}

inline Brain develop_text(const std::string& toml, const std::vector<Override>& overrides = {},
                          std::vector<std::string>* notes = nullptr) {
  return develop(parse_genome(toml, "test.toml", overrides), registry(), {}, notes);
}

struct Life {
  std::unique_ptr<Brain> brain;
  std::unique_ptr<Schedule> schedule;
  std::unique_ptr<BrainState> state;
  std::unique_ptr<Simulator> simulator;

  explicit Life(const std::string& toml, SimulatorOptions options = {})
      : brain(std::make_unique<Brain>(develop_text(toml))),
        schedule(std::make_unique<Schedule>(make_schedule(*brain))),
        state(std::make_unique<BrainState>(*brain)),
        simulator(std::make_unique<Simulator>(*brain, *state, *schedule, options)) {}

  [[nodiscard]] double value(const std::string& field, std::int64_t unit = 0) const {
    return state->value(brain->find(field).value(), unit);
  }
  [[nodiscard]] std::string hash() const {
    simulator->flush();
    return state->hash();
  }
};

/// Text of the error that `act` throws; empty if it throws none.
template <class Act>
std::string error_text(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace anlage::test
