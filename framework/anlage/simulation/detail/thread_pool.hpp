// SPDX-License-Identifier: Apache-2.0
/// The only door to TBB. Its .cpp is built without the thread sanitizer, which cannot see how TBB hands a task over and would
/// blame the task for what it captured. Hence function pointers: whatever a job touches is built, and watched, elsewhere.
#pragma once

#include <memory>

namespace anlage::detail {

class ThreadPool {
 public:
  using Job = void (*)(void* context);

  /// `threads` counts the caller of `gather`. [build]
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  [[nodiscard]] int threads() const { return threads_; }

  /// Calls host(context) on this thread and guest(context) threads() - 1 times wherever a thread is free, perhaps after the host
  /// is done; returns when all calls have. No call may throw. [main]
  void gather(Job host, Job guest, void* context);

 private:
  struct Arena;
  int threads_;
  std::unique_ptr<Arena> arena_;  ///< none for one thread
};

}  // namespace anlage::detail
