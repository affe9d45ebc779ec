// SPDX-License-Identifier: Apache-2.0
/// Rows of text in aligned columns, for people to read and for `awk` to cut.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "terminal/terminal.hpp"

namespace anlage {

class TextTable {
 public:
  enum class Align { left, right };

  /// One title and alignment a column. [main]
  TextTable(std::vector<std::string> titles, std::vector<Align> align);

  /// Missing cells are empty. [main]
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// The table, `indent` spaces in, every line cut to `width` columns; titles are dim. [any]
  [[nodiscard]] std::string text(const Terminal& terminal, std::size_t indent, std::size_t width) const;

 private:
  std::vector<std::string> titles_;
  std::vector<Align> align_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace anlage
