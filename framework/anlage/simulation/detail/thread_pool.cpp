// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/thread_pool.hpp"

#include <optional>
#include <thread>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

namespace anlage::detail {

struct ThreadPool::Arena {
  std::optional<tbb::global_control> control;  ///< only for more threads than cores: the smallest of all controls counts
  tbb::task_arena arena;

  explicit Arena(int threads) : arena(threads) {
    if (threads > static_cast<int>(std::thread::hardware_concurrency()))
      control.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  }
};

ThreadPool::ThreadPool(int threads)
    : threads_(threads), arena_(threads > 1 ? std::make_unique<Arena>(threads) : nullptr) {}

ThreadPool::~ThreadPool() = default;

void ThreadPool::gather(Job host, Job guest, void* context) {
  if (!arena_) return host(context);
  arena_->arena.execute([&] {
    tbb::task_group guests;
    for (int i = 1; i < threads_; ++i) guests.run([=] { guest(context); });
    host(context);
    guests.wait();
  });
}

}  // namespace anlage::detail
