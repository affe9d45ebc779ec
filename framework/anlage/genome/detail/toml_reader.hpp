// SPDX-License-Identifier: Apache-2.0
/// TOML text → Value tree with the position of every key and value, in the order of the file.
#pragma once

#include <string>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/value.hpp"

namespace anlage::detail {

/// The whole of a text file. Throws: Error{file_unreadable}, placed at `where`. [build]
[[nodiscard]] std::string read_file(const std::string& file, const SourceLocation& where = {});

/// Dates and times, which a genome has no use for, become problems. Throws: Error{syntax}. [build]
[[nodiscard]] Table read_toml(const std::string& toml, const std::string& file, Diagnostics& problems);

/// The right side of an override or a cell of a table: a TOML value, or else bare text. All of it stands at `where`.
/// [any]
[[nodiscard]] Value read_word(const std::string& text, const SourceLocation& where);

}  // namespace anlage::detail
