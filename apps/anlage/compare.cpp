// SPDX-License-Identifier: Apache-2.0
/// anlage compare: learning rules in one projection, on the same seeds.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <thread>

#include "anlage/base/nearest.hpp"
#include "anlage/recording/atomic_file.hpp"
#include "batch_folder.hpp"
#include "batch_progress.hpp"
#include "comparison.hpp"
#include "figure_choice.hpp"
#include "genome_finder.hpp"
#include "invocation.hpp"
#include "life_pool.hpp"
#include "paired_test.hpp"
#include "rule_swap.hpp"
#include "run_options.hpp"
#include "sweep_points.hpp"
#include "usage_error.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

class Compare {
 public:
  using Clock = std::chrono::steady_clock;

  Compare(std::vector<RuleSwap> swaps, std::vector<std::uint64_t> seeds, Comparison& comparison, const Places& places,
          const LifeOptions& options, std::uint64_t jobs)
      : swaps_(std::move(swaps)),
        seeds_(std::move(seeds)),
        comparison_(comparison),
        places_(places),
        options_(options),
        jobs_(jobs),
        began_(swaps_.size() * seeds_.size()),
        progress_(options.progress, options.color, "compare", fitting() * seeds_.size(), 0) {
    for (const RuleSwap& swap : swaps_) comparison_.rules.push_back({swap.rule, swap.refusal, {}});
    for (ComparedRule& rule : comparison_.rules)
      for (const std::uint64_t seed : seeds_)
        if (rule.refusal.empty())
          rule.lives.push_back({.seed = seed, .value = nan, .status = "not begun", .error = {}, .folder = {}});
  }

  // False after a signal.
  bool run() {
    const bool all =
        LifePool(places_, jobs_)
            .run(began_.size(), {[this](std::size_t index) { return job(index); },
                                 [this](std::size_t index, const LifeOutcome& life) { ended(index, life); },
                                 [this](std::size_t running) { progress_.look(running); }});
    progress_.finish();
    return all;
  }

 private:
  static constexpr double nan = std::numeric_limits<double>::quiet_NaN();

  [[nodiscard]] std::size_t fitting() const {
    return static_cast<std::size_t>(
        std::count_if(swaps_.begin(), swaps_.end(), [](const auto& swap) { return swap.refusal.empty(); }));
  }

  std::optional<LifePool::Job> job(std::size_t index) {
    const RuleSwap& swap = swaps_[index / seeds_.size()];
    if (!swap.refusal.empty()) return std::nullopt;
    LifePool::Job job{swap.genome, options_};
    job.genome.seed = seeds_[index % seeds_.size()];
    job.options.out = fmt::format("{}/{}/seed-{}", options_.out, swap.rule, job.genome.seed);
    job.options.closing_table = false;
    job.options.quiet = true;
    job.options.progress = ProgressMode::none;
    began_[index] = job.options.started = Clock::now();
    if (options_.threads == 0) job.options.threads = threads_each(jobs_);
    return job;
  }

  void ended(std::size_t index, const LifeOutcome& outcome) {
    ComparedRule& rule = comparison_.rules[index / seeds_.size()];
    ComparedLife& life = rule.lives[index % seeds_.size()];
    life.status = outcome.result.status;
    life.code = static_cast<int>(outcome.code);
    life.error = outcome.error;
    life.folder = outcome.folder;
    life.seconds = std::chrono::duration<double>(Clock::now() - began_[index]).count();
    const bool fine = life.status == "finished";
    for (const Figure& figure : outcome.result.figures)
      if (fine && figure_key(figure.phase, figure.name) == comparison_.figure) life.value = figure.value;
    progress_.ended(fmt::format("{} seed {}: {}", rule.rule, life.seed, life.status), fine);
  }

  std::vector<RuleSwap> swaps_;
  std::vector<std::uint64_t> seeds_;
  Comparison& comparison_;
  const Places& places_;
  const LifeOptions& options_;
  std::uint64_t jobs_;
  std::vector<Clock::time_point> began_;
  BatchProgress progress_;
};

std::vector<RuleSwap> swaps_of(const CommandLine& line, const Genome& genome, std::size_t projection,
                               const Places& folders) {
  const std::vector<std::string> rules = split_values(line.text("rules"));
  Registry registry = open_registry(folders, genome.file);
  std::vector<RuleSwap> swaps;
  for (const std::string& rule : rules) {
    if (std::count(rules.begin(), rules.end(), rule) > 1) throw UsageError("`--rules` has " + rule + " twice");
    swaps.push_back(swap_rule(genome, projection, rule, registry, folders));
  }
  return swaps;
}

void tell_notes(const std::vector<RuleSwap>& swaps, const LifeOptions& options) {
  if (options.progress == ProgressMode::none || options.progress == ProgressMode::json) return;
  for (const RuleSwap& swap : swaps)
    for (const std::string& note : swap.notes)
      Terminal(2, options.color).write("note: " + swap.rule + ": " + note + "\n");
}

ExitCode answer(const Comparison& comparison, bool every) {
  if (!every) return ExitCode::interrupted;
  int code = 0;
  bool lived = false;
  for (const ComparedRule& rule : comparison.rules) {
    lived = lived || rule.refusal.empty();
    for (const ComparedLife& life : rule.lives) code = std::max(code, life.code);
  }
  return lived ? static_cast<ExitCode>(code) : ExitCode::usage;
}

}  // namespace

CommandLine compare_line() {
  std::vector<Option> options{
      {"rules", "A,B,…", "the rules; the others are compared with the first"},
      {"projection", "NAME", "the projection that gets them (default: the only one that learns)"},
      {"seeds", "N", "the seeds 1 to N, or a list: 3,7,9 (default 5)"},
      {"figure", "NAME", "\"accuracy\" or \"test.accuracy\" (default: the first figure, in the last phase)"},
      {"test", "NAME",
       "t: paired t-test; signs: exact sign-flip test, which needs 6 seeds to find anything below 0.05"},
      {"csv", "FILE", "write a row a life"},
      {"set", "PATH=VALUE", "change a value of the genome, for all rules", true},
      {"jobs", "N", "so many lives at a time (default: one per core)"},
      {"out", "DIR", "the folder of all lives (default: a new one below runs/)"},
      {"ticks", "N", "stop each life after N ticks; needed where the genome has no phases"},
      {"threads", "N", "threads of each life (default: the cores, shared out)"},
      {"progress", "MODE", "auto: redraw on a terminal, plain lines elsewhere; plain; json; none"},
      {"color", "WHEN", "auto, always, never; NO_COLOR is obeyed by auto"}};
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {"anlage compare GENOME --rules A,B,… [options]",
          "Puts each rule into the same projection, lets each live with the same seeds, and says whether a figure "
          "differs by more "
          "than chance. A setting of the old rule stays where the new one has a field of the same name and unit, and "
          "is left out "
          "with a note elsewhere. A rule that does not fit is a row with the reason. With more than two rules p is "
          "corrected by "
          "Holm's method.",
          std::move(options), exit_code_notes()};
}

ExitCode compare_verb(const Invocation& invocation) {
  CommandLine line = compare_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (!line.has("rules")) throw UsageError("`--rules` is missing", "for instance --rules Oja,Bcm");
  LifeOptions options = life_options(line, invocation);
  const std::uint64_t jobs = line.whole("jobs", 1).value_or(std::max(1U, std::thread::hardware_concurrency()));
  const std::vector<std::uint64_t> seeds = split_seeds(line.text("seeds", "5"));
  const auto test = static_cast<PairedTest>(line.choice("test", {"t", "signs"}));
  if (test == PairedTest::sign_flips && seeds.size() > most_sign_flips)
    throw UsageError(fmt::format("`--test signs` takes at most {} seeds", most_sign_flips), "use `--test t`");
  const Genome genome = read_genome(find_genome(line.only_word("GENOME")), overrides_of(line));
  check_length(genome, 0, options.ticks);
  const std::size_t projection = plastic_projection(genome, line.text("projection"));
  Comparison comparison{.brain = genome.name,
                        .projection = genome.projections[projection].name,
                        .figure = chosen_figure(genome, line.text("figure"), options.ticks),
                        .test = test,
                        .rules = {}};
  const Places folders = places(line);
  std::vector<RuleSwap> swaps = swaps_of(line, genome, projection, folders);
  tell_notes(swaps, options);
  options.out = take_batch_folder(options.out, "compare-" + genome.name, "compare.csv");
  const std::string csv = line.text("csv", options.out + "/compare.csv");
  write_atomically(options.out + "/compare.csv", "");
  const bool every = Compare(std::move(swaps), seeds, comparison, folders, options, jobs).run();
  for (const std::string& file : {options.out + "/compare.csv", csv})
    write_atomically(file, comparison_csv(comparison));
  const Terminal terminal(1, options.color);
  terminal.write(comparison_text(comparison, terminal) + "\n  table       " + csv + "\n  run folder  " + options.out +
                 "\n");
  return answer(comparison, every);
}

}  // namespace anlage
