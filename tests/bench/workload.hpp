// SPDX-License-Identifier: Apache-2.0
/// A workload: a brain from generated TOML, with plugins for this machine's instruction set.
#pragma once

#include <memory>
#include <string>

#include "anlage/brain/develop.hpp"
#include "anlage/genome/genome.hpp"
#include "anlage/registry/registry.hpp"
#include "anlage/schedule/schedule.hpp"
#include "anlage/simulation/simulator.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage::bench {

struct Workload {
  Registry registry;
  std::unique_ptr<Brain> brain;
  std::unique_ptr<Schedule> schedule;
  std::unique_ptr<BrainState> state;
  std::unique_ptr<Simulator> simulator;

  Workload(const Genome& genome, SimulatorOptions options) {
    SearchPath path;
    path.folders = {ANLAGE_TEST_PLUGINS, ANLAGE_SHIPPED_PLUGINS};
    registry.search(path);
    brain = std::make_unique<Brain>(develop(genome, registry));
    schedule = std::make_unique<Schedule>(make_schedule(*brain));
    state = std::make_unique<BrainState>(*brain);
    simulator = std::make_unique<Simulator>(*brain, *state, *schedule, options);
  }
  explicit Workload(const std::string& toml, SimulatorOptions options = {})
      : Workload(parse_genome(toml, "bench.toml"), options) {}
};

void run_scheduler();
void run_w1();
void run_w2();
void run_w3();
void run_w4();
void run_w5();
void run_w6();
void run_threads();

}  // namespace anlage::bench
