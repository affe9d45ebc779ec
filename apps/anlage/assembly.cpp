// SPDX-License-Identifier: Apache-2.0
#include "assembly.hpp"

#include <filesystem>
#include <limits>

#include "anlage/brain/develop.hpp"
#include "anlage/genome/plugin_lock.hpp"
#include "anlage/state/transfer.hpp"

namespace anlage {
namespace {

std::string named(const Brain& brain, const Projection* projection) {
  if (projection == nullptr || !projection->rule) return "none";
  std::string text;
  for (const ComponentId id : projection->rules()) {
    const TypeInfo& type = *brain.component(id).type;
    text += (text.empty() ? "" : ", then ") + type.name + " " + type.version;
  }
  return text;
}

/// "readout: Delta 1.0.0 → Oja 1.0.0" for every projection whose rules are others.
std::vector<std::string> swapped_rules(const Brain& before, const Brain& after) {
  std::vector<std::string> lines;
  for (const Projection& now : after.projections) {
    const Projection* old = nullptr;
    for (const Projection& each : before.projections)
      if (each.name == now.name) old = &each;
    const std::string was = named(before, old);
    const std::string is = named(after, &now);
    if (was != is) lines.push_back(now.name + ": " + was + " → " + is);
  }
  return lines;
}

std::vector<std::string> rules_in_use(const Brain& brain) {
  std::vector<std::string> types;
  for (const Projection& projection : brain.projections)
    for (const ComponentId id : projection.rules()) {
      const TypeInfo& type = *brain.component(id).type;
      types.push_back(type.name + " " + type.version);
    }
  return types;
}

}  // namespace

Registry open_registry(const std::vector<std::string>& plugin_folders) {
  Registry registry(PluginCache::standard());
  registry.search(SearchPath::standard(plugin_folders));
  return registry;
}

std::string lock_beside(const std::string& genome_file) {
  return (std::filesystem::path(genome_file).parent_path() / "anlage.lock").string();
}

Registry open_registry(const Places& places, const std::string& genome_file) {
  Registry registry = open_registry(places.plugins);
  if (places.lock == "none") return registry;
  std::error_code error;
  const std::string lock = places.lock.empty() ? lock_beside(genome_file) : places.lock;
  if (!places.lock.empty() || std::filesystem::exists(lock, error)) registry.pin(read_plugin_lock(lock));
  return registry;
}

Brain developed(const Genome& genome, Registry& registry, const Places& places, std::vector<std::string>* notes) {
  DevelopOptions options{places.data};
  for (std::string& folder : standard_data_folders()) options.data_folders.push_back(std::move(folder));
  return develop(genome, registry, options, notes);
}

Assembly::Assembly(const Genome& genome, const Places& places, Memory memory)
    : registry_(open_registry(places, genome.file)),
      born_(developed(genome, registry_, places, &notes_)),
      schedule_(std::make_unique<Schedule>(make_schedule(born_))),
      state_(std::make_unique<BrainState>(born_, memory)) {}

void Assembly::plan(const std::vector<TimedChange>& changes) {
  plan_ = plan_changes(born_, registry_, changes, state_->clock.tick);
}

std::uint64_t Assembly::next_change() const {
  return made_ < plan_.size() ? plan_[made_].tick : std::numeric_limits<std::uint64_t>::max();
}

MadeChange Assembly::change(Simulator& simulator) {
  const PlannedChange& next = plan_.at(made_);
  simulator.flush();
  auto schedule = std::make_unique<Schedule>(make_schedule(next.brain));
  auto state = std::make_unique<BrainState>(next.brain);
  Transfer moved = transfer(*state_, *state);
  simulator.go_on_with(next.brain, *state, *schedule);
  MadeChange made{.tick = next.tick,
                  .age = born_.genome.age_at(next.tick),
                  .set = {},
                  .rules = swapped_rules(brain(), next.brain),
                  .begun = std::move(moved.begun),
                  .dropped = std::move(moved.dropped),
                  .notes = next.notes,
                  .types = rules_in_use(next.brain)};
  for (const Override& each : next.set) made.set.emplace_back(each.path, each.value);
  schedule_ = std::move(schedule);
  state_ = std::move(state);
  ++made_;
  return made;
}

std::string Assembly::toml_from(std::size_t first) const {
  std::vector<TimedChange> changes;
  for (std::size_t i = first; i < plan_.size(); ++i) changes.push_back({plan_[i].tick, plan_[i].set, {}});
  return toml_of(changes);
}

}  // namespace anlage
