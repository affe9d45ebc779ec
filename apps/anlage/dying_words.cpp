// SPDX-License-Identifier: Apache-2.0
#include "dying_words.hpp"

#include <signal.h>
#include <ucontext.h>

#include <array>
#include <cstdio>

namespace anlage {
namespace {

const BrainState* known_state = nullptr;
Witness* known_witness = nullptr;
alignas(64) std::array<char, 1 << 16> stack;

bool wrote(void* context) {
#if defined(__x86_64__)
  return (static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_ERR] & 2) != 0;
#else
  (void)context;
  return true;
#endif
}

void speak(int number, siginfo_t* info, void* context) {
  const std::string words = known_state->trespass(info->si_addr);
  if (!words.empty())
    std::snprintf(known_witness->words.data(), known_witness->words.size(), "%s %s", wrote(context) ? "writes" : "reads", words.c_str());
  signal(number, SIG_DFL);  // the instruction is tried again, and the process dies of it
  if (info->si_code <= 0) raise(number);  // no instruction: somebody sent it
}

}  // namespace

void leave_words(const BrainState& state, Witness& witness) {
  known_state = &state;
  known_witness = &witness;
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_sigaction = speak;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace anlage
