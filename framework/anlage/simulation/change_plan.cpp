// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/change_plan.hpp"

#include <filesystem>
#include <limits>

#include "anlage/base/diagnostics.hpp"
#include "anlage/brain/develop.hpp"
#include "anlage/state/transfer.hpp"

namespace anlage {
namespace {

/// What the genome says besides parts and projections: name, tick, seed, probes, figures, phases.
std::string surroundings(Genome genome) {
  genome.parts.clear();
  genome.projections.clear();
  return genome.resolved_toml();
}

void check_surroundings(const Genome& before, const Genome& after, const TimedChange& change) {
  if (surroundings(before) == surroundings(after)) return;
  throw Error({ErrorCode::does_not_fit, "changes more than the brain: its name, tick, seed, probes, figures and phases stay",
               change.where, "changes", "a life can change its rules and its parameters; for anything else begin a new one"});
}

/// A phase that begins under this brain, before tick `end`, sets fields by their names; those of `born` are meant.
void check_phases(const Brain& born, const PlannedChange& plan, std::uint64_t end, const SourceLocation& where) {
  Diagnostics problems;
  std::uint64_t begin = 0;
  for (const PhaseGene& phase : born.genome.phases) {
    for (const Entry& entry : phase.set)
      if (begin >= plan.tick && begin < end && born.find(entry.key) && !plan.brain.find(entry.key))
        problems.add({ErrorCode::does_not_fit, "the phase `" + phase.name + "` sets it, and it would be gone", where, entry.key,
                      "change the rule after that phase has begun, or take it out of the phase"});
    begin += phase.ticks;
  }
  problems.throw_if_any();
}

/// The resolved genome is no file that a person wrote; data beside the genome is found all the same.
std::string resolved_file(const Brain& brain) {
  return (std::filesystem::path(brain.genome.file).parent_path() / "resolved.toml").string();
}

PlannedChange planned(const Brain& before, Registry& registry, const std::vector<TimedChange>& together) {
  PlannedChange plan;
  plan.tick = together.front().tick;
  for (const TimedChange& change : together) plan.set.insert(plan.set.end(), change.set.begin(), change.set.end());
  const Genome genome = parse_genome(before.genome.resolved_toml(), resolved_file(before), plan.set);
  check_surroundings(before.genome, genome, together.front());
  plan.brain = develop(genome, registry, {before.data_folders}, &plan.notes);
  check_transfer(before, plan.brain);
  return plan;
}

std::vector<std::vector<TimedChange>> by_tick(const std::vector<TimedChange>& changes) {
  std::vector<std::vector<TimedChange>> groups;
  for (const TimedChange& change : changes) {
    if (groups.empty() || groups.back().front().tick != change.tick) groups.emplace_back();
    groups.back().push_back(change);
  }
  return groups;
}

}  // namespace

std::vector<PlannedChange> plan_changes(const Brain& brain, Registry& registry, const std::vector<TimedChange>& changes,
                                        std::uint64_t now) {
  Diagnostics problems;
  std::vector<PlannedChange> plan;
  plan.reserve(changes.size());  // `before` points into it
  const Brain* before = &brain;
  const std::vector<std::vector<TimedChange>> groups = by_tick(changes);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::vector<TimedChange>& together = groups[i];
    const std::uint64_t end = i + 1 < groups.size() ? groups[i + 1].front().tick : std::numeric_limits<std::uint64_t>::max();
    for (const TimedChange& change : together)
      if (change.tick < now)
        problems.add({ErrorCode::out_of_range,
                      "comes before tick " + std::to_string(change.tick) + ", which is over: " + std::to_string(now) +
                          " ticks of this life are done",
                      change.where, "changes"});
    try {
      plan.push_back(planned(*before, registry, together));
      check_phases(brain, plan.back(), end, together.front().where);
      before = &plan.back().brain;
    } catch (const Error& error) {
      for (Problem problem : error.problems()) {
        if (!problem.where.is_known() || problem.where.file == resolved_file(*before)) problem.where = together.front().where;
        problems.add(std::move(problem));
      }
    }
  }
  problems.throw_if_any();
  return plan;
}

}  // namespace anlage
