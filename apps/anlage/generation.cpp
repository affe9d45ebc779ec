// SPDX-License-Identifier: Apache-2.0
#include "generation.hpp"

#include <fmt/format.h>


namespace anlage {
namespace {

const Brain& checked(const Brain& before, const Brain& after) {
  check_transfer(before, after);
  return after;
}

}  // namespace

Generation::Generation(const std::string& genome_file, const Places& places)
    : registry_(open_registry(places, genome_file)),
      brain_(developed(read_genome(genome_file, {}), registry_, places, nullptr)),
      schedule_(make_schedule(brain_)),
      state_(brain_),
      simulator_(brain_, state_, schedule_, {.threads = 1}),
      meter_(state_, simulator_) {
  meter_.begin_phase("dev");
}

Generation::Generation(const std::string& genome_file, const Places& places, Generation& before)
    : registry_(open_registry(places, genome_file)),
      brain_(developed(read_genome(genome_file, {}), registry_, places, nullptr)),
      schedule_(make_schedule(checked(before.brain_, brain_))),
      state_(brain_),
      moved_((before.simulator_.flush(), transfer(before.state_, state_))),
      simulator_(brain_, state_, schedule_, {.threads = 1}),
      meter_(state_, simulator_) {
  meter_.begin_phase("dev");
}

bool Generation::run(std::uint64_t ticks) { return simulator_.run(ticks) == ticks; }

std::string Generation::fault() const {
  const auto& fault = simulator_.stopped_by();
  return fault ? fault->text() : "";
}

std::string Generation::figures() const {
  std::string text;
  for (std::size_t i = 0; i < brain_.genome.figures.size(); ++i)
    text += fmt::format("  {} {:.4g}", brain_.genome.figures[i].name, meter_.recent(i));
  return text;
}

std::string Generation::hash() {
  simulator_.flush();
  return state_.hash();
}

}  // namespace anlage
