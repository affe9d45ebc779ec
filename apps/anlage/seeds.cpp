// SPDX-License-Identifier: Apache-2.0
#include "seeds.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <fstream>
#include <list>
#include <thread>
#include <vector>

#include "anlage/recording/run_folder.hpp"
#include "life_process.hpp"
#include "seed_report.hpp"

namespace anlage {
namespace {

// Holds SIGINT, SIGTERM and SIGCHLD back, so that one place waits for all of them and none is missed.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&set_);
    for (const int signal : {SIGINT, SIGTERM, SIGCHLD}) sigaddset(&set_, signal);
    sigprocmask(SIG_BLOCK, &set_, &before_);
  }
  ~HeldSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  // The next signal, or -1 after a second.
  [[nodiscard]] int wait() const {
    const timespec second{1, 0};
    return sigtimedwait(&set_, nullptr, &second);
  }

 private:
  sigset_t set_;
  sigset_t before_;
};

class Seeds {
 public:
  Seeds(const Genome& genome, const Places& places, const LifeOptions& options, SeedRange range)
      : genome_(genome), places_(places), options_(options), range_(range), folder_(options.out, genome.name) {}

  ExitCode run() {
    while (!running_.empty() || (started_ < range_.seeds && asked_ == 0)) {
      while (asked_ == 0 && started_ < range_.seeds && running_.size() < range_.jobs) start();
      const int signal = signals_.wait();
      if (signal == SIGINT || signal == SIGTERM) pass_on();
      reap();
    }
    std::sort(lives_.begin(), lives_.end(), [](const auto& a, const auto& b) { return a.seed < b.seed; });
    return report();
  }

 private:
  void start() {
    Genome genome = genome_;
    genome.seed += started_;
    ++started_;
    LifeOptions options = options_;
    options.out = folder_.path() + "/seed-" + std::to_string(genome.seed);
    options.label = fmt::format("life {} of {}", started_, range_.seeds);
    options.closing_table = false;
    options.started = std::chrono::steady_clock::now();
    if (range_.jobs > 1) {
      options.progress = ProgressMode::none;
      if (options.threads == 0) {
        options.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency() / range_.jobs));
      }
    }
    running_.emplace_back(genome, places_, options);
  }

  void pass_on() {
    ++asked_;
    for (const LifeProcess& life : running_) life.send(asked_ == 1 ? SIGINT : SIGKILL);
  }

  void reap() {
    for (auto life = running_.begin(); life != running_.end();) {
      if (auto outcome = life->ended()) {
        announce(*outcome);
        lives_.push_back(std::move(*outcome));
        life = running_.erase(life);
      } else {
        ++life;
      }
    }
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

  ExitCode report() const {
    const Terminal terminal(1, options_.color);
    terminal.write(seed_table(genome_.name, lives_, folder_.path(), terminal));
    const std::string path = folder_.path() + "/result.json";
    std::ofstream file(path, std::ios::binary);
    file << seed_json(genome_.name, lives_);
    file.close();
    if (!file)
      throw Error(Problem{.code = ErrorCode::file_unwritable, .message = "the result cannot be written", .path = path});
    ExitCode worst = asked_ > 0 ? ExitCode::interrupted : ExitCode::ok;
    for (const LifeOutcome& life : lives_) worst = std::max(worst, life.code);
    return worst;
  }

  const Genome& genome_;
  const Places& places_;
  const LifeOptions& options_;
  SeedRange range_;
  RunFolder folder_;
  HeldSignals signals_;
  std::uint64_t started_ = 0;
  int asked_ = 0;
  std::list<LifeProcess> running_;
  std::vector<LifeOutcome> lives_;
};

}  // namespace

ExitCode live_seeds(const Genome& genome, const Places& places, const LifeOptions& options, SeedRange range) {
  return Seeds(genome, places, options, range).run();
}

}  // namespace anlage
