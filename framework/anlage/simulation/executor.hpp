// SPDX-License-Identifier: Apache-2.0
/// The executor: the one place where threads come from. A section gathers a team once; inside it, `together` runs a function
/// on every lane with one release and one barrier, so a wave costs a fraction of a microsecond to share out.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

namespace anlage {
namespace detail {
class ThreadPool;
}

/// The threads of one section. Lane 0 is the thread that opened it.
class Team {
 public:
  using Work = void (*)(void* context, int lane);

  /// Runs work(context, lane) for every lane and returns when all are done. [lane 0]
  void together(Work work, void* context);
  [[nodiscard]] int lanes() const { return lanes_; }

 private:
  friend class Executor;
  void serve(int member);
  bool arrive(int& member);
  void close(int wanted);
  void dismiss();

  int lanes_ = 1;
  int members_ = 1;
  Work work_ = nullptr;
  void* context_ = nullptr;
  std::atomic<bool> door_open_{true};
  std::atomic<bool> over_{false};
  alignas(64) std::atomic<int> arrived_{1};
  alignas(64) std::atomic<unsigned> round_{0};
  alignas(64) std::atomic<int> busy_{0};
};

class Executor {
 public:
  /// `threads` 0: one per core. [build]
  explicit Executor(int threads);
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  [[nodiscard]] int threads() const;

  /// Runs `body` on this thread with a team. Lanes are always `threads()`; if the machine gives fewer threads, each takes
  /// several lanes, so the result never depends on it. [main]
  void section(const std::function<void(Team&)>& body);

 private:
  struct Section;
  std::unique_ptr<detail::ThreadPool> pool_;
};

}  // namespace anlage
