// SPDX-License-Identifier: Apache-2.0
/// anlage sweep: every combination of some values, times some seeds, each a life of its own.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <thread>

#include "batch_progress.hpp"
#include "genome_finder.hpp"
#include "invocation.hpp"
#include "life_pool.hpp"
#include "run_options.hpp"
#include "sweep_points.hpp"
#include "sweep_record.hpp"
#include "terminal/table.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_failures = 10;

std::string settings_text(const SweepPoints& all, const SweepPoint& point) {
  std::string text;
  for (std::size_t i = 0; i < point.values.size(); ++i) text += all.settings[i].path + "=" + point.values[i] + " ";
  return text + fmt::format("seed {}", point.seed);
}

class Sweep {
 public:
  Sweep(const SweepPoints& all, SweepRecord& record, const Places& places, const LifeOptions& options,
        std::uint64_t jobs)
      : all_(all),
        record_(record),
        places_(places),
        options_(options),
        jobs_(jobs),
        began_(all.points.size()),
        progress_(options.progress, options.color, "sweep", all.points.size(), known()) {}

  // False after a signal.
  bool run() {
    const bool all =
        LifePool(places_, jobs_)
            .run(all_.points.size(), {[this](std::size_t index) { return job(index); },
                                      [this](std::size_t index, const LifeOutcome& life) { ended(index, life); },
                                      [this](std::size_t running) { progress_.look(running); }});
    progress_.finish();
    record_.finish();
    return all;
  }

 private:
  [[nodiscard]] std::size_t known() const {
    const auto& outcomes = record_.outcomes();
    return static_cast<std::size_t>(
        std::count_if(outcomes.begin(), outcomes.end(), [](const auto& one) { return one.has_value(); }));
  }

  std::optional<LifePool::Job> job(std::size_t index) {
    if (record_.known(index) != nullptr) return std::nullopt;
    const SweepPoint& point = all_.points[index];
    LifePool::Job job{*point.genome, options_};
    job.options.out = record_.folder() + "/" + folder_of(point);
    job.options.closing_table = false;
    job.options.quiet = true;
    job.options.progress = ProgressMode::none;
    began_[index] = job.options.started = Clock::now();
    if (options_.threads == 0) job.options.threads = threads_each(jobs_);
    return job;
  }

  static std::string folder_of(const SweepPoint& point) { return "points/" + point.key; }

  void ended(std::size_t index, const LifeOutcome& life) {
    const SweepPoint& point = all_.points[index];
    const double seconds = std::chrono::duration<double>(Clock::now() - began_[index]).count();
    PointOutcome outcome = point_outcome(life, folder_of(point), seconds);
    const bool fine = outcome.is_complete();
    const std::string why = outcome.error.substr(0, outcome.error.find('\n'));
    progress_.ended(settings_text(all_, point) + ": " + outcome.status + (why.empty() ? "" : ": " + why), fine);
    if (life.code != ExitCode::interrupted) record_.add(index, std::move(outcome));
  }

  const SweepPoints& all_;
  SweepRecord& record_;
  const Places& places_;
  const LifeOptions& options_;
  std::uint64_t jobs_;
  std::vector<Clock::time_point> began_;
  BatchProgress progress_;
};

std::string points_text(const SweepPoints& all, const Terminal& terminal) {
  std::vector<std::string> titles{"point"};
  for (const SweptSetting& setting : all.settings) titles.push_back(setting.path);
  titles.insert(titles.end(), {"seed", "folder"});
  TextTable table(titles, {TextTable::Align::right});
  for (std::size_t i = 0; i < all.points.size(); ++i) {
    const SweepPoint& point = all.points[i];
    std::vector<std::string> row{std::to_string(i + 1)};
    row.insert(row.end(), point.values.begin(), point.values.end());
    row.push_back(std::to_string(point.seed));
    row.push_back(point.genome ? "points/" + point.key : point.error.substr(0, point.error.find('\n')));
    table.add(std::move(row));
  }
  return table.text(terminal, 2, std::numeric_limits<std::size_t>::max());
}

std::string closing_text(const SweepPoints& all, const SweepRecord& record, const Terminal& terminal) {
  std::size_t finished = 0;
  std::size_t failed = 0;
  std::string failures;
  for (std::size_t i = 0; i < all.points.size(); ++i) {
    const auto& outcome = record.outcomes()[i];
    if (!outcome) continue;
    if (outcome->is_complete())
      ++finished;
    else if (++failed <= most_failures)
      failures += "  " + terminal.styled(Style::bad, "failed") + "  " + settings_text(all, all.points[i]) + ": " +
                  (outcome->error.empty() ? outcome->status : outcome->error.substr(0, outcome->error.find('\n'))) +
                  "\n";
  }
  if (failed > most_failures) failures += fmt::format("  {} more, see the table\n", failed - most_failures);
  std::string out =
      terminal.styled(Style::bold, fmt::format("sweep, {} of {} points finished", finished, all.points.size())) +
      "\n\n";
  if (!failures.empty()) out += failures + "\n";
  return out + "  table       " + record.folder() + "/sweep.csv\n  run folder  " + record.folder() + "\n";
}

ExitCode worst(const SweepRecord& record) {
  int code = 0;
  for (const auto& outcome : record.outcomes())
    if (outcome) code = std::max(code, outcome->code);
  return static_cast<ExitCode>(code);
}

}  // namespace

CommandLine sweep_line() {
  std::vector<Option> options{
      {"set", "PATH=A,B,…", "the values of a setting: `--set regions.kenyon.active=0.05,0.1`", true},
      {"seeds", "N", "the seeds 1 to N, or a list: 3,7,9 (default: the genome's)"},
      {"jobs", "N", "so many lives at a time (default: one per core); the table is the same for any number"},
      {"out", "DIR", "the folder of the sweep (default: a new one below runs/); points complete in it are skipped"},
      {"dry-run", "", "print the points and end"},
      {"ticks", "N", "stop each life after N ticks; needed where the genome has no phases"},
      {"threads", "N", "threads of each life (default: the cores, shared out)"},
      {"progress", "MODE", "auto: redraw on a terminal, plain lines elsewhere; plain; json; none"},
      {"color", "WHEN", "auto, always, never; NO_COLOR is obeyed by auto"}};
  for (Option& option : place_options()) options.push_back(std::move(option));
  return {"anlage sweep GENOME --set PATH=A,B,… [options]",
          "Lets a brain live for every combination of the values, times every seed. Commas in quotes, lists and tables "
          "do not "
          "part values. OUT/sweep.csv gets a row a point, in a fixed order: settings, seed, figures, how it ended. A "
          "point that "
          "fails is a row, and the others go on.",
          std::move(options), exit_code_notes() + "\nThe answer is the highest one of a point."};
}

ExitCode sweep_verb(const Invocation& invocation) {
  CommandLine line = sweep_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  const LifeOptions options = life_options(line, invocation);
  const std::uint64_t jobs = line.whole("jobs", 1).value_or(std::max(1U, std::thread::hardware_concurrency()));
  const auto seeds = line.has("seeds") ? split_seeds(line.text("seeds")) : std::vector<std::uint64_t>{};
  const std::string genome = find_genome(line.only_word("GENOME"));
  const SweepPoints all = sweep_points(genome, swept_settings(line.texts("set")), seeds, options.ticks);
  const Terminal terminal(1, options.color);
  if (line.has("dry-run")) {
    terminal.write(points_text(all, terminal));
    return ExitCode::ok;
  }
  const std::string name = std::filesystem::path(genome).stem().string();
  SweepRecord record(take_batch_folder(options.out, "sweep-" + name, SweepRecord::mark), all);
  const Places folders = places(line);
  const bool every = Sweep(all, record, folders, options, jobs).run();
  terminal.write(closing_text(all, record, terminal));
  return every ? worst(record) : ExitCode::interrupted;
}

}  // namespace anlage
