// SPDX-License-Identifier: Apache-2.0
#include "life_pool.hpp"

#include <signal.h>

#include <algorithm>
#include <ctime>
#include <list>
#include <thread>

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

struct Running {
  std::size_t index;
  LifeProcess process;

  Running(std::size_t number, const LifePool::Job& job, const Places& places)
      : index(number), process(job.genome, places, job.options) {}
};

}  // namespace

bool LifePool::run(std::size_t count, const Events& events) {
  const HeldSignals signals;
  std::list<Running> running;
  std::size_t next = 0;
  int asked = 0;
  const auto fill = [&] {
    while (asked == 0 && next < count && running.size() < jobs_) {
      const std::size_t index = next++;
      if (const auto job = events.begin(index)) running.emplace_back(index, *job, places_);
    }
  };
  const auto reap = [&] {
    for (auto life = running.begin(); life != running.end();) {
      const auto outcome = life->process.ended();
      if (outcome) events.ended(life->index, *outcome);
      life = outcome ? running.erase(life) : std::next(life);
    }
  };
  for (fill(); !running.empty(); fill()) {
    if (events.look) events.look(running.size());
    const int signal = signals.wait();
    if (signal == SIGINT || signal == SIGTERM) {
      ++asked;
      for (const Running& life : running) life.process.send(asked == 1 ? SIGINT : SIGKILL);
    }
    reap();
  }
  return asked == 0;
}

int threads_each(std::uint64_t jobs) {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency() / std::max<std::uint64_t>(jobs, 1)));
}

}  // namespace anlage
