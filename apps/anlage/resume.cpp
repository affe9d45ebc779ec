// SPDX-License-Identifier: Apache-2.0
/// anlage resume: a life goes on from a checkpoint, bit for bit as if it had never stopped.
#include <cstdio>

#include "anlage/base/diagnostics.hpp"
#include "anlage/recording/checkpoint.hpp"
#include "changed_settings.hpp"
#include "checkpoint_finder.hpp"
#include "invocation.hpp"
#include "run_options.hpp"

namespace anlage {
namespace {

// Those of the command line, else those that the life still has to come.
std::vector<TimedChange> settings_of(const CommandLine& line, const std::string& checkpoint, std::vector<TimedChange> stated,
                                     const Genome& genome, const LifeOptions& options) {
  const std::string to_come = changes_in_checkpoint(checkpoint);
  if (line.has("changes")) {
    const bool speaks = options.progress == ProgressMode::automatic || options.progress == ProgressMode::plain;
    if (speaks && !to_come.empty())
      Terminal(2, options.color).write("note: --changes stands in place of the changes that were still to come\n");
    return stated;
  }
  return to_come.empty() ? std::vector<TimedChange>{} : parse_timed_changes(to_come, checkpoint, genome.tick, genome.birth);
}

void refuse_past(const std::vector<InterventionGene>& interventions, std::uint64_t now) {
  Diagnostics problems;
  for (const InterventionGene& gene : interventions)
    if (gene.begin < now)
      problems.add({ErrorCode::out_of_range,
                    "comes before tick " + std::to_string(gene.begin) + ", which is over: " + std::to_string(now) + " ticks of this life are done",
                    gene.where, gene.text(), "what a life has been through cannot be changed"});
  problems.throw_if_any();
}

}  // namespace

CommandLine resume_line() {
  std::vector<Option> options{
      {"set", "PATH=VALUE", "change a value that is not fixed at birth: `--set regions.kenyon.gain=2`", true}};
  for (Option& option : run_options()) options.push_back(std::move(option));
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {
      "anlage resume CHECKPOINT|RUNDIR [options]",
      "Goes on from a checkpoint, or from the last one of a run folder. The genome is the one in the checkpoint, with what "
      "--set changes. Timed changes that were still to come are made at their times; --changes puts others in their "
      "place; what --at says is added. The continuation gets a run folder of its own.",
      std::move(options), exit_code_notes()};
}

ExitCode resume_verb(const Invocation& invocation) {
  CommandLine line = resume_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  LifeOptions options = life_options(line, invocation);
  const FoundCheckpoint found = find_checkpoint(line.only_word("CHECKPOINT"));
  Places folders = places(line);
  for (const std::string& folder : found.data_folders) folders.data.push_back(folder);
  Genome genome = parse_genome(genome_in_checkpoint(found.file), found.file, overrides_of(line));
  ChangeList changes = changes_of(line, genome);
  genome.interventions.insert(genome.interventions.end(), changes.interventions.begin(), changes.interventions.end());
  Assembly assembly(genome, folders);
  check_changes(assembly.brain());
  read_checkpoint(assembly.state(), found.file);
  refuse_past(changes.interventions, assembly.state().clock.tick);
  apply_changes(assembly);
  assembly.plan(settings_of(line, found.file, std::move(changes.settings), genome, options));
  options.figures = figures_in_checkpoint(found.file);
  return live(assembly, options);
}

}  // namespace anlage
