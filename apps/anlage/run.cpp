// SPDX-License-Identifier: Apache-2.0
/// anlage run: a genome lives.
#include <cstdio>

#include "genome_finder.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "seeds.hpp"
#include "supervisor.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

Genome genome_of(const CommandLine& line) {
  Genome genome = read_genome(find_genome(line.only_word("GENOME")), overrides_of(line));
  genome.seed = line.whole("seed").value_or(genome.seed);
  return genome;
}

ExitCode supervised(const CommandLine& line, const Genome& genome, const LifeOptions& options) {
  for (const char* other : {"seeds", "changes"})
    if (line.has(other)) throw UsageError(std::string("`--supervised` does not go with `--") + other + "`");
  if (line.whole("threads", 1).value_or(1) != 1) throw UsageError("`--supervised` runs on one thread, so that it knows whose verb runs");
  SupervisorOptions supervision;
  supervision.deadline = static_cast<double>(line.whole("deadline", 1).value_or(10));
  const std::size_t policy = line.choice("on-crash", {"genome", "stop", "freeze", "silence"});
  if (policy > 0) supervision.on_crash = static_cast<FaultPolicy>(policy - 1);
  return supervise(genome, places(line), options, supervision);
}

}  // namespace

CommandLine run_line() {
  std::vector<Option> options{
      {"set", "PATH=VALUE", "change a value of the genome: `--set regions.kenyon.active=0.1`", true},
      {"seed", "N", "the seed (default: the genome's)"},
      {"seeds", "N", "live N lives, with seeds from --seed on, and compare them"},
      {"isolation", "HOW", "none (the default); supervised; guarded: supervised, and every block of numbers between forbidden pages"},
      {"supervised", "", "live in a process of its own: where a plugin crashes or hangs, its part rests and the life goes on"},
      {"deadline", "S", "seconds that one verb may take, supervised or in a worker (default 10)"},
      {"on-crash", "POLICY", "with --supervised: genome (each part's on_fault), stop, freeze, silence"},
      {"jobs", "N", "with --seeds: so many lives at a time (default 1)"}};
  for (Option& option : run_options()) options.push_back(std::move(option));
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {"anlage run GENOME [options]",
          "Develops the brain that GENOME describes and lets it live through its phases. GENOME is a file, or the name "
          "of a "
          "ready-made brain. Standard output gets the closing table, standard error the progress; everything else is "
          "in the "
          "run folder.",
          std::move(options), exit_code_notes()};
}

ExitCode run_verb(const Invocation& invocation) {
  CommandLine line = run_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  LifeOptions options = life_options(line, invocation);
  options.worker_deadline = static_cast<double>(line.whole("deadline", 1).value_or(10));
  const auto seeds = line.whole("seeds", 1);
  if (line.has("jobs") && !seeds) throw UsageError("`--jobs` needs `--seeds`");
  const std::uint64_t jobs = line.whole("jobs", 1).value_or(1);
  Genome genome = genome_of(line);
  check_length(genome, 0, options.ticks);
  ChangeList changes = changes_of(line, genome);
  options.changes = std::move(changes.settings);
  genome.interventions.insert(genome.interventions.end(), changes.interventions.begin(), changes.interventions.end());
  if (seeds && !options.changes.empty()) Assembly(genome, places(line)).plan(options.changes);
  if (seeds) return live_seeds(genome, places(line), options, {.seeds = *seeds, .jobs = jobs});
  Isolation isolation = genome.isolation;
  if (line.has("isolation")) isolation = static_cast<Isolation>(line.choice("isolation", {"none", "supervised", "guarded"}));
  options.guarded = isolation == Isolation::guarded;
  if (line.has("supervised") || isolation != Isolation::none) return supervised(line, genome, options);
  Assembly assembly(genome, places(line));
  assembly.plan(options.changes);
  return live(assembly, options);
}

}  // namespace anlage
