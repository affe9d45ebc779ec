// SPDX-License-Identifier: Apache-2.0
/// A sandbox: from then on this process can compute, use the memory it has, and wait. Nothing else.
#pragma once

namespace anlage::detail {

/// Takes files (landlock, where the kernel has it) and all system calls but those for memory, waiting and ending from this process,
/// for good. What is not allowed answers EPERM. False if the kernel offers no seccomp. Allocates nothing. [one thread]
[[nodiscard]] bool enter_sandbox() noexcept;

}  // namespace anlage::detail
