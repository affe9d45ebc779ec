// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/executor.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <thread>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#if defined(__SANITIZE_THREAD__)
#define ANLAGE_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ANLAGE_THREAD_SANITIZER 1
#endif
#endif
#ifdef ANLAGE_THREAD_SANITIZER
extern "C" void __tsan_acquire(void*);
extern "C" void __tsan_release(void*);
#endif

namespace anlage {
namespace {

/// The thread sanitizer does not see the fork and join inside TBB; these two lines tell it.
void announce([[maybe_unused]] void* place) {
#ifdef ANLAGE_THREAD_SANITIZER
  __tsan_release(place);
#endif
}

void take_notice([[maybe_unused]] void* place) {
#ifdef ANLAGE_THREAD_SANITIZER
  __tsan_acquire(place);
#endif
}

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

/// Spins for some ten microseconds, then lets others have the core.
template <class Done>
void wait_until(Done done) {
  for (int spin = 0; !done(); ++spin) {
    if (spin < 2000)
      pause();
    else
      std::this_thread::yield();
  }
}

}  // namespace

void Team::together(Work work, void* context) {
  work_ = work;
  context_ = context;
  busy_.store(members_ - 1, std::memory_order_relaxed);
  round_.fetch_add(1, std::memory_order_release);
  for (int lane = 0; lane < lanes_; lane += members_) work(context, lane);
  wait_until([this] { return busy_.load(std::memory_order_acquire) == 0; });
}

bool Team::arrive(int& member) {
  if (!door_open_.load(std::memory_order_acquire)) return false;
  member = arrived_.load(std::memory_order_relaxed);
  while (member > 0 && !arrived_.compare_exchange_weak(member, member + 1, std::memory_order_acq_rel)) {
  }
  return member > 0;
}

void Team::close(int wanted) {
  using clock = std::chrono::steady_clock;
  const auto deadline = clock::now() + std::chrono::milliseconds(2);
  wait_until([&] { return arrived_.load(std::memory_order_acquire) >= wanted || clock::now() > deadline; });
  door_open_.store(false, std::memory_order_release);
  // From here on nobody can join: whoever comes late finds a number that is not positive.
  members_ = arrived_.exchange(-1, std::memory_order_acq_rel);
}

void Team::serve(int member) {
  unsigned seen = 0;
  while (true) {
    unsigned round = seen;
    wait_until([&] { return (round = round_.load(std::memory_order_acquire)) != seen; });
    seen = round;
    if (over_.load(std::memory_order_acquire)) return;
    for (int lane = member; lane < lanes_; lane += members_) work_(context_, lane);
    busy_.fetch_sub(1, std::memory_order_release);
  }
}

struct Executor::Pool {
  int threads;
  std::optional<tbb::global_control> control;  ///< only for more threads than cores: the smallest of all controls counts
  std::optional<tbb::task_arena> arena;

  explicit Pool(int count) : threads(count) {
    if (count == 1) return;
    if (count > static_cast<int>(std::thread::hardware_concurrency()))
      control.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
    arena.emplace(count);
  }
};

Executor::Executor(int threads)
    : pool_(std::make_unique<Pool>(
          threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency())))) {}

Executor::~Executor() = default;

int Executor::threads() const { return pool_->threads; }

void Executor::section(const std::function<void(Team&)>& body) {
  Team team;
  team.lanes_ = pool_->threads;
  if (pool_->threads == 1) return body(team);
  pool_->arena->execute([&] {
    tbb::task_group helpers;
    announce(&team);
    for (int i = 1; i < team.lanes_; ++i)
      helpers.run([&team] {
        take_notice(&team);
        int member = 0;
        if (team.arrive(member)) team.serve(member);
        announce(&team);
      });
    team.close(team.lanes_);
    std::exception_ptr failure;
    try {
      body(team);
    } catch (...) {
      failure = std::current_exception();  // the team goes home first
    }
    team.over_.store(true, std::memory_order_release);
    team.round_.fetch_add(1, std::memory_order_release);
    helpers.wait();
    take_notice(&team);
    if (failure) std::rethrow_exception(failure);
  });
}

}  // namespace anlage
