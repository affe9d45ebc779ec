// SPDX-License-Identifier: Apache-2.0
#include "check/trespass.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <ucontext.h>

#include <array>
#include <cstring>

#include "check/child.hpp"

namespace anlage::check {
namespace {

std::array<const Subject*, 16> known{};
alignas(64) std::array<char, 1 << 16> stack;

bool wrote(void* context) {
#if defined(__x86_64__)
  return (static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_ERR] & 2) != 0;
#else
  (void)context;
  return true;
#endif
}

void answer(int number, siginfo_t* info, void* context) {
  std::uint64_t tick = 0;
  for (const Subject* subject : known) {
    if (subject == nullptr) continue;
    tick = subject->now();
    if (number != SIGSEGV && number != SIGBUS) continue;
    const std::string words = subject->trespass(info->si_addr, wrote(context));
    if (!words.empty()) answer_now(Verdict::fail(words));
  }
  answer_now(Verdict::fail(fmt::format("tick {}: dies: {}", tick, strsignal(number))));
}

}  // namespace

void answer_trespasses() {
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_sigaction = answer;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) sigaction(number, &action, nullptr);
}

KnownSubject::KnownSubject(const Subject& subject) : subject_(&subject) {
  for (const Subject*& place : known)
    if (place == nullptr) {
      place = subject_;
      return;
    }
}

KnownSubject::~KnownSubject() {
  for (const Subject*& place : known)
    if (place == subject_) place = nullptr;
}

}  // namespace anlage::check
