// SPDX-License-Identifier: Apache-2.0
/// Text that a verb prints or writes to a file.
#pragma once

#include <string>

namespace anlage {

/// To `file`, or to standard output if it is empty. Throws: Error{file_unwritable}. [main]
void write_text(const std::string& text, const std::string& file);

}  // namespace anlage
