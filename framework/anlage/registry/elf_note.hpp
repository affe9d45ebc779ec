// SPDX-License-Identifier: Apache-2.0
/// The Anlage note of an open ELF file. Nothing in the file is trusted: each offset and size is checked against its
/// length.
#pragma once

#include <string>

#include "anlage/contract/entry.h"

namespace anlage {

/// `file` is the name used in messages. Throws: Error{plugin_refused}. [any]
[[nodiscard]] anlage_note read_elf_note(int descriptor, const std::string& file);

}  // namespace anlage
