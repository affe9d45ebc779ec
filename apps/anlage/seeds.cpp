// SPDX-License-Identifier: Apache-2.0
#include "seeds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "anlage/recording/atomic_file.hpp"
#include "anlage/recording/run_folder.hpp"
#include "life_pool.hpp"
#include "seed_report.hpp"

namespace anlage {
namespace {

class Seeds {
 public:
  Seeds(const Genome& genome, const Places& places, const LifeOptions& options, SeedRange range)
      : genome_(genome), places_(places), options_(options), range_(range), folder_(options.out, genome.name) {}

  ExitCode run() {
    LifePool pool(places_, range_.jobs);
    const bool all = pool.run(range_.seeds, {[this](std::size_t index) { return job(index); },
                                             [this](std::size_t, const LifeOutcome& outcome) {
                                               announce(outcome);
                                               lives_.push_back(outcome);
                                             }});
    std::sort(lives_.begin(), lives_.end(), [](const auto& a, const auto& b) { return a.seed < b.seed; });
    return report(all);
  }

 private:
  std::optional<LifePool::Job> job(std::size_t index) const {
    LifePool::Job job{genome_, options_};
    job.genome.seed += index;
    job.options.out = folder_.path() + "/seed-" + std::to_string(job.genome.seed);
    job.options.label = fmt::format("life {} of {}", index + 1, range_.seeds);
    job.options.closing_table = false;
    job.options.started = std::chrono::steady_clock::now();
    if (range_.jobs > 1) {
      job.options.progress = ProgressMode::none;
      if (options_.threads == 0) job.options.threads = threads_each(range_.jobs);
    }
    return job;
  }

  void announce(const LifeOutcome& life) const {
    if (options_.progress == ProgressMode::none || options_.progress == ProgressMode::json) return;
    std::string line = fmt::format("seed {}: {}", life.seed, life.result.status);
    if (life.signal != 0) line += fmt::format(" of signal {} ({})", life.signal, strsignal(life.signal));
    if (!life.result.figures.empty()) {
      const Figure& last = life.result.figures.back();
      line += fmt::format(", {} {:.4g} in phase {}", last.name, last.value, last.phase);
    }
    Terminal(2, options_.color).write(line + "\n");
  }

  ExitCode report(bool all) const {
    const Terminal terminal(1, options_.color);
    terminal.write(seed_table(genome_.name, lives_, folder_.path(), terminal));
    write_atomically(folder_.path() + "/result.json", seed_json(genome_.name, lives_));
    ExitCode worst = all ? ExitCode::ok : ExitCode::interrupted;
    for (const LifeOutcome& life : lives_) worst = std::max(worst, life.code);
    return worst;
  }

  const Genome& genome_;
  const Places& places_;
  const LifeOptions& options_;
  SeedRange range_;
  RunFolder folder_;
  std::vector<LifeOutcome> lives_;
};

}  // namespace

ExitCode live_seeds(const Genome& genome, const Places& places, const LifeOptions& options, SeedRange range) {
  return Seeds(genome, places, options, range).run();
}

}  // namespace anlage
