// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/sandbox.hpp"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>

#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif

namespace anlage::detail {
namespace {

#if defined(__x86_64__)
constexpr uint32_t this_machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t this_machine = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t this_machine = 0;
#endif

/// No rule is added to the ruleset, so every access to files that it handles is refused.
void forbid_files() noexcept {
#if defined(SYS_landlock_create_ruleset) && defined(LANDLOCK_ACCESS_FS_EXECUTE)
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = (uint64_t{1} << 13) - 1;  // all of the first version
  const long ruleset = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  if (ruleset < 0) return;
  (void)syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(static_cast<int>(ruleset));
#endif
}

constexpr sock_filter load(uint32_t offset) { return {BPF_LD | BPF_W | BPF_ABS, 0, 0, offset}; }
constexpr sock_filter answer(uint32_t what) { return {BPF_RET | BPF_K, 0, 0, what}; }
constexpr sock_filter skip_unless(uint32_t value, uint8_t otherwise) { return {BPF_JMP | BPF_JEQ | BPF_K, 0, otherwise, value}; }

}  // namespace

bool enter_sandbox() noexcept {
  if (this_machine == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  forbid_files();
  constexpr std::array allowed{SYS_futex,  SYS_exit,   SYS_exit_group, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_brk,
                               SYS_mmap,   SYS_munmap, SYS_mremap,     SYS_madvise,      SYS_sched_yield,    SYS_getppid,
                               SYS_getpid, SYS_gettid, SYS_clock_gettime};
  std::array<sock_filter, 5 + 2 * allowed.size()> program{};
  std::size_t at = 0;
  program[at++] = load(offsetof(seccomp_data, arch));
  program[at++] = skip_unless(this_machine, 0);
  program[at++] = load(offsetof(seccomp_data, nr));
  for (const long number : allowed) {
    program[at++] = skip_unless(static_cast<uint32_t>(number), 1);
    program[at++] = answer(SECCOMP_RET_ALLOW);
  }
  program[at++] = answer(SECCOMP_RET_ERRNO | EPERM);
  const sock_fprog filter{static_cast<unsigned short>(at), program.data()};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

}  // namespace anlage::detail
