// SPDX-License-Identifier: Apache-2.0
/// A worker: a process that runs the verbs of parts whose genome says `isolation = "worker"`, and of the connections and rules
/// that end in them. It shares the state with this process and nothing else: no files, no sockets, no other processes
/// (landlock and seccomp). If it dies or hangs, the part is at fault, and the next call finds a new worker.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

#include "anlage/contract/call.h"

namespace anlage::detail {

struct Program;

/// A verb by its place in the program, which both processes know by heart.
struct Errand {
  enum class Verb : std::uint32_t { part, transmit, fused, settle, learn };
  Verb verb = Verb::part;
  std::uint32_t index = 0;   ///< of the part step, the inflow or the rule step
  std::int64_t first = 0;    ///< learn: the slice; 0, 0: everything
  std::int64_t last = 0;
  anlage_now now{};
  anlage_now rule_now{};
};

class Worker {
 public:
  /// `deadline` [s] is for one verb. The state is in shared or guarded memory. [build]
  Worker(Program& program, double deadline);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// What the verb answered. If it failed, or the worker died of it, the words are in `error`. [any worker thread]
  [[nodiscard]] std::int32_t run(const Errand& errand, std::string& error);

 private:
  struct Desk;

  void hire();
  void dismiss();
  [[nodiscard]] bool wait_for_answer(std::string& error);
  [[noreturn]] void serve();
  [[nodiscard]] std::int32_t do_errand(const Errand& errand);

  Program& program_;
  double deadline_;
  std::mutex one_at_a_time_;
  Desk* desk_ = nullptr;   ///< shared with the worker
  pid_t process_ = -1;
  const char* words_ = nullptr;  ///< of the verb that ran last, in the worker
};

}  // namespace anlage::detail
