// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/executor.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>

#include "anlage/simulation/detail/thread_pool.hpp"

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

/// The thread sanitizer does not see the fork and join inside TBB; these two tell it.
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

void Team::dismiss() {
  over_.store(true, std::memory_order_release);
  round_.fetch_add(1, std::memory_order_release);
}

/// One section as its host and its guests see it.
struct Executor::Section {
  const std::function<void(Team&)>& body;
  Team team;
  std::exception_ptr failure;

  static void host(void* context) {
    auto* section = static_cast<Section*>(context);
    Team& team = section->team;
    team.close(team.lanes_);
    try {
      section->body(team);
    } catch (...) {
      section->failure = std::current_exception();  // the team goes home first
    }
    team.dismiss();
  }

  static void guest(void* context) {
    take_notice(context);
    Team& team = static_cast<Section*>(context)->team;
    int member = 0;
    if (team.arrive(member)) team.serve(member);
    announce(context);
  }
};

Executor::Executor(int threads)
    : pool_(std::make_unique<detail::ThreadPool>(
          threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency())))) {}

Executor::~Executor() = default;

int Executor::threads() const { return pool_->threads(); }

void Executor::section(const std::function<void(Team&)>& body) {
  Section section{body, {}, {}};
  section.team.lanes_ = threads();
  if (threads() == 1) return body(section.team);
  announce(&section);
  pool_->gather(&Section::host, &Section::guest, &section);
  take_notice(&section);
  if (section.failure) std::rethrow_exception(section.failure);
}

}  // namespace anlage
