// SPDX-License-Identifier: Apache-2.0
/// An audit for people, for pages and for programs.
#pragma once

#include <string>

#include "audit/verdict.hpp"
#include "terminal/terminal.hpp"

namespace anlage::audit {

[[nodiscard]] std::string terminal_text(const Audit& audit, const Terminal& terminal);  ///< [any]
[[nodiscard]] std::string markdown_text(const Audit& audit);                            ///< [any]
[[nodiscard]] std::string json_text(const Audit& audit);                                ///< [any]

}  // namespace anlage::audit
