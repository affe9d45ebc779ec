// SPDX-License-Identifier: Apache-2.0
/// The note of a plugin file, read from the ELF image without running any of it.
#pragma once

#include <cstdint>
#include <string>

#include "anlage/contract/entry.h"

namespace anlage {

/// Throws: Error{plugin_refused} if the file is no ELF shared library of this machine or has no Anlage note,
/// Error{file_unreadable} if it cannot be read. Trusts nothing in the file. [any]
[[nodiscard]] anlage_note read_plugin_note(const std::string& file);

/// Why this process cannot run a library with this note; empty if it can. Names both sides. [any]
[[nodiscard]] std::string refusal(const anlage_note& note);

/// Throws: Error{plugin_refused} with that reason and the way out. [any]
void check_plugin_note(const anlage_note& note, const std::string& file);

/// Highest ANLAGE_ISA_* that this machine can run. [any]
[[nodiscard]] std::uint32_t machine_isa();

/// "x86-64-v3" for ANLAGE_ISA_V3, "any" for 0. [any]
[[nodiscard]] std::string isa_name(std::uint32_t isa);

}  // namespace anlage
