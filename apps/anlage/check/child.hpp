// SPDX-License-Identifier: Apache-2.0
/// A question asked in a process of its own: whatever the plugin does to that process, the asker lives.
#pragma once

#include <functional>
#include <string>

#include "check/verdict.hpp"

namespace anlage::check {

/// What `ask` answers; a failure that names signal or deadline if its process dies or takes longer than `deadline` [s].
/// What `ask` throws is a failure with its words. The child's own output is dropped. [main, one thread]
[[nodiscard]] Verdict in_child(const std::function<Verdict()>& ask, double deadline);

/// Bytes that `make` answers in a process of its own; nothing if it dies, throws or is late. [main, one thread]
[[nodiscard]] std::string bytes_of_child(const std::function<std::string()>& make, double deadline, Verdict& problem);

/// Says `verdict` to the asker and ends this process at once; for signal handlers of a child. [child]
[[noreturn]] void answer_now(const Verdict& verdict);

}  // namespace anlage::check
