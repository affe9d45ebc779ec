// SPDX-License-Identifier: Apache-2.0
#include "interruption.hpp"

#include <unistd.h>

#include <atomic>

namespace anlage {
namespace {

// A handler takes no arguments: what it needs has to be reachable from everywhere.
std::atomic<Simulator*> running{nullptr};
std::atomic<int> received{0};
static_assert(std::atomic<Simulator*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int) {
  if (received.fetch_add(1) > 0) _exit(130);
  if (Simulator* simulator = running.load()) simulator->request_stop();
}

}  // namespace

Interruption::Interruption(Simulator& simulator) {
  received.store(0);
  running.store(&simulator);
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, &interrupt_before_);
  sigaction(SIGTERM, &action, &terminate_before_);
}

Interruption::~Interruption() {
  sigaction(SIGINT, &interrupt_before_, nullptr);
  sigaction(SIGTERM, &terminate_before_, nullptr);
  running.store(nullptr);
}

bool Interruption::asked() const { return received.load() > 0; }

}  // namespace anlage
