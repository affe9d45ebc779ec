// SPDX-License-Identifier: Apache-2.0
/// anlage audit: what of a brain is innate and what is learned, and lives that put the claim to the test.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <thread>

#include "audit/report.hpp"
#include "batch_folder.hpp"
#include "batch_progress.hpp"
#include "figure_choice.hpp"
#include "genome_finder.hpp"
#include "invocation.hpp"
#include "life_pool.hpp"
#include "run_options.hpp"
#include "sweep_points.hpp"
#include "text_file.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

using audit::Audit;
using audit::Lived;
using audit::Trial;

/// Lives of every trial with every seed; false after a signal.
bool live_all(const std::vector<Trial>& trials, Audit& found, const Places& folders, const LifeOptions& options, std::uint64_t jobs) {
  const std::size_t seeds = found.seeds.size();
  for (const Trial& trial : trials)
    found.lived.push_back({trial.kind, trial.target, trial.scale, trial.text(), std::vector<double>(seeds, std::numeric_limits<double>::quiet_NaN()), 0});
  BatchProgress progress(options.progress, options.color, "audit", trials.size() * seeds, 0);
  const auto begin = [&](std::size_t index) -> std::optional<LifePool::Job> {
    const Trial& trial = trials[index / seeds];
    LifePool::Job job{trial.genome, options};
    job.genome.seed = found.seeds[index % seeds] + trial.seed_shift;
    job.options.at_phase = trial.at_phase;
    job.options.out = fmt::format("{}/{}/seed-{}", options.out, index / seeds, job.genome.seed);
    job.options.closing_table = false;
    job.options.quiet = true;
    job.options.progress = ProgressMode::none;
    job.options.started = std::chrono::steady_clock::now();
    if (options.threads == 0) job.options.threads = threads_each(jobs);
    return job;
  };
  const auto ended = [&](std::size_t index, const LifeOutcome& outcome) {
    Lived& lived = found.lived[index / seeds];
    const bool fine = outcome.result.status == "finished";
    for (const Figure& figure : outcome.result.figures)
      if (fine && figure_key(figure.phase, figure.name) == found.figure) lived.values[index % seeds] = figure.value;
    progress.ended(fmt::format("{} seed {}: {}", lived.text, outcome.seed, outcome.result.status), fine);
  };
  const bool all = LifePool(folders, jobs).run(trials.size() * seeds, {begin, ended, [&](std::size_t running) { progress.look(running); }});
  progress.finish();
  return all;
}

bool more_is_better(const Genome& genome, const std::string& figure) {
  for (const FigureGene& gene : genome.figures)
    if (figure.ends_with("." + gene.name)) return gene.statistic != "mse";
  return true;
}

ExitCode tell(const Audit& found, const CommandLine& line, const LifeOptions& options) {
  if (line.has("markdown")) write_text(audit::markdown_text(found), line.text("markdown"));
  const Terminal terminal(1, options.color);
  terminal.write(line.has("json") ? audit::json_text(found) : audit::terminal_text(found, terminal));
  return found.is_complete() ? ExitCode::ok : ExitCode::fault;
}

}  // namespace

CommandLine audit_line() {
  std::vector<Option> options{
      {"ledger", "", "the account alone, without lives"},
      {"seeds", "N", "the seeds 1 to N, or a list: 3,7,9 (default 5)"},
      {"figure", "NAME", "\"accuracy\" or \"exam.accuracy\" (default: the first figure, in the last phase)"},
      {"less", "", "less of the figure is better; known of mse"},
      {"markdown", "FILE", "write the report as a page"},
      {"json", "", "the report as JSON"},
      {"set", "PATH=VALUE", "change a value of the genome", true},
      {"jobs", "N", "so many lives at a time (default: one per core)"},
      {"out", "DIR", "the folder of all lives (default: a new one below runs/)"},
      {"threads", "N", "threads of each life (default: the cores, shared out)"},
      {"progress", "MODE", "auto: redraw on a terminal, plain lines elsewhere; plain; json; none"},
      {"color", "WHEN", "auto, always, never; NO_COLOR is obeyed by auto"}};
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {"anlage audit GENOME [options]",
          "Accounts for every number of a brain: innate, drawn from the seed, learned, mutable, transient; names where the ground truth of "
          "whatever learns comes from; and compares lives: as it is, without learning, without each source of truth, with each learning part "
          "frozen from birth, shuffled or smaller, with each part dead in the last phase, with other random numbers, and with the lines of the "
          "world in another order. Each part gets a verdict with its evidence.",
          std::move(options),
          "exit codes\n"
          "  0    every life ended well\n"
          "  2    wrong usage, or a genome that cannot be used\n"
          "  3    a life did not end well, so that some evidence is missing\n"
          "  130  interrupted"};
}

ExitCode audit_verb(const Invocation& invocation) {
  CommandLine line = audit_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  LifeOptions options = life_options(line, invocation);
  const std::uint64_t jobs = line.whole("jobs", 1).value_or(std::max(1U, std::thread::hardware_concurrency()));
  const Genome genome = read_genome(find_genome(line.only_word("GENOME")), overrides_of(line));
  const Places folders = places(line);
  Registry registry = open_registry(folders, genome.file);
  const Brain brain = developed(genome, registry, folders, nullptr);
  const std::vector<audit::Supervision> learners = audit::supervisions(brain);
  Audit found{.brain = genome.name, .figure = {}, .seeds = split_seeds(line.text("seeds", "5")), .chance = {}, .information = audit::information(brain), .lived = {}, .parts = {}};
  if (!line.has("ledger")) {
    check_length(genome, 0, {});
    found.figure = chosen_figure(genome, line.text("figure"), {});
    found.more_is_better = !line.has("less") && more_is_better(genome, found.figure);
    found.chance = audit::chance_of(brain, found.figure);
    options.out = take_batch_folder(options.out, "audit-" + genome.name, "audit.json");
    write_text("{}\n", options.out + "/audit.json");
    if (!live_all(audit::plan_trials(brain, learners, registry, folders, options.out), found, folders, options, jobs)) return ExitCode::interrupted;
  }
  audit::judge(found, brain, learners);
  if (!line.has("ledger")) write_text(audit::json_text(found), options.out + "/audit.json");
  return tell(found, line, options);
}

}  // namespace anlage
