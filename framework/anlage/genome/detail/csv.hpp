// SPDX-License-Identifier: Apache-2.0
/// Comma-separated values, with the position of every cell. Cells may be in double quotes; blank lines and lines that
/// begin with '#' are left out.
#pragma once

#include <string>
#include <vector>

#include "anlage/base/diagnostics.hpp"

namespace anlage::detail {

struct Cell {
  std::string text;  ///< without blanks around it, unless it is quoted
  SourceLocation where;
  bool quoted = false;
};

using Row = std::vector<Cell>;

/// All rows, the header first. A quote that never ends is a problem. [build]
[[nodiscard]] std::vector<Row> read_csv(const std::string& text, const std::string& file, Diagnostics& problems);

}  // namespace anlage::detail
