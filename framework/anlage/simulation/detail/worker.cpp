// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/worker.hpp"

#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <new>

#include "anlage/base/error.hpp"
#include "anlage/simulation/detail/program.hpp"
#include "anlage/simulation/detail/sandbox.hpp"
#include "anlage/state/component_call.hpp"

namespace anlage::detail {
namespace {

constexpr int spins = 4000;               // looks before a sleep: errands are short
constexpr long moment = 100'000'000;      // [ns] of a sleep before who waits looks around

enum : std::uint32_t { idle, asked, answered };

void pause_briefly() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

void wake(std::atomic<std::uint32_t>& word) { syscall(SYS_futex, &word, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0); }

/// Until the word is another one, or a moment has passed.
void wait_while(std::atomic<std::uint32_t>& word, std::uint32_t is) {
  for (int i = 0; i < spins; ++i) {
    if (word.load(std::memory_order_acquire) != is) return;
    pause_briefly();
  }
  const timespec most{0, moment};
  syscall(SYS_futex, &word, FUTEX_WAIT, is, &most, nullptr, 0);
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

/// What both processes see. `word` says whose turn it is.
struct Worker::Desk {
  std::atomic<std::uint32_t> word{idle};
  std::int32_t answer = ANLAGE_OK;
  Errand errand;
  char error[256] = {};
};

Worker::Worker(Program& program, double deadline) : program_(program), deadline_(deadline) {
  void* memory = mmap(nullptr, sizeof(Desk), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  desk_ = new (memory) Desk;
  hire();
}

Worker::~Worker() {
  dismiss();
  munmap(desk_, sizeof(Desk));
}

void Worker::hire() {
  desk_->word.store(idle);
  process_ = fork();
  if (process_ < 0)
    throw Error({.code = ErrorCode::internal, .message = std::string("no process for a worker: ") + std::strerror(errno)});
  if (process_ == 0) serve();
}

void Worker::dismiss() {
  if (process_ < 0) return;
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

std::int32_t Worker::run(const Errand& errand, std::string& error) {
  const std::scoped_lock lock(one_at_a_time_);
  desk_->errand = errand;
  desk_->error[0] = '\0';
  desk_->word.store(asked, std::memory_order_release);
  wake(desk_->word);
  if (!wait_for_answer(error)) {
    hire();
    return ANLAGE_FAILED;
  }
  if (desk_->answer != ANLAGE_OK) error.assign(desk_->error, strnlen(desk_->error, sizeof desk_->error));
  desk_->word.store(idle, std::memory_order_relaxed);
  return desk_->answer;
}

/// False if the worker is gone; the reason is in `error`.
bool Worker::wait_for_answer(std::string& error) {
  const double until = seconds() + deadline_;
  while (desk_->word.load(std::memory_order_acquire) == asked) {
    wait_while(desk_->word, asked);
    if (desk_->word.load(std::memory_order_acquire) != asked) break;
    int status = 0;
    if (waitpid(process_, &status, WNOHANG) == process_) {
      process_ = -1;
      error = WIFSIGNALED(status) ? std::string("its worker died of signal ") + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")"
                                  : "its worker ended with exit code " + std::to_string(WEXITSTATUS(status));
      return false;
    }
    if (seconds() > until) {
      dismiss();
      error = "its worker took longer than " + std::to_string(static_cast<int>(deadline_)) + " s for one verb";
      return false;
    }
  }
  return true;
}

/// The worker's life. Nothing is allocated: other threads of its parent may have held locks when it was forked.
void Worker::serve() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_IGN);  // the parent decides
  for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) signal(number, SIG_DFL);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int descriptor = 0; descriptor < 3; ++descriptor) dup2(nowhere, descriptor);
  syscall(SYS_close_range, 3u, ~0u, 0u);
  const pid_t parent = getppid();
  if (!enter_sandbox()) _exit(71);
  while (getppid() == parent) {
    if (const std::uint32_t word = desk_->word.load(std::memory_order_acquire); word != asked) {
      wait_while(desk_->word, word);
      continue;
    }
    desk_->answer = do_errand(desk_->errand);
    if (desk_->answer != ANLAGE_OK && words_ != nullptr) {
      std::strncpy(desk_->error, words_, sizeof desk_->error - 1);
      desk_->error[sizeof desk_->error - 1] = '\0';
    }
    desk_->word.store(answered, std::memory_order_release);
    wake(desk_->word);
  }
  _exit(0);
}

std::int32_t Worker::do_errand(const Errand& errand) {
  program_.now = errand.now;
  program_.rule_now = errand.rule_now;
  const std::uint64_t tick = errand.now.tick;
  if (errand.verb == Errand::Verb::part) {
    PartStep& step = program_.parts[errand.index];
    for (const MovingPointer& pointer : Program::part_of(program_.moving, step.moving)) pointer.follow(tick);
    words_ = step.call.error;
    return step.run(&step.call);
  }
  if (errand.verb == Errand::Verb::transmit || errand.verb == Errand::Verb::fused) {
    Inflow& inflow = program_.inflows[errand.index];
    if (errand.verb == Errand::Verb::fused) {
      inflow.fused->pending->follow(tick);
      words_ = inflow.fused->pending->call.error;
      return inflow.fused->type->fused(&inflow.fused->pending->call);
    }
    inflow.follow(tick);
    words_ = inflow.call.error;
    return inflow.transmit(&inflow.call);
  }
  RuleStep& rule = program_.rules[errand.index];
  ComponentCall& call = *rule.now;
  call.follow(errand.rule_now.tick);
  words_ = call.call.error;
  if (errand.verb == Errand::Verb::settle) return rule.type->settle(&call.call);
  anlage_call slice = call.call;
  if (errand.last > 0) {
    slice.first = errand.first;
    slice.last = errand.last;
  }
  return rule.type->run(&slice);
}

}  // namespace anlage::detail
