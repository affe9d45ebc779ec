// SPDX-License-Identifier: Apache-2.0
#include "terminal/table.hpp"

#include <algorithm>
#include <utility>

#include "terminal/text_width.hpp"

namespace anlage {

TextTable::TextTable(std::vector<std::string> titles, std::vector<Align> align)
    : titles_(std::move(titles)), align_(std::move(align)) {
  align_.resize(titles_.size(), Align::left);
}

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(titles_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text(const Terminal& terminal, std::size_t indent, std::size_t width) const {
  std::vector<std::size_t> widths(titles_.size());
  for (std::size_t c = 0; c < titles_.size(); ++c) {
    widths[c] = display_width(titles_[c]);
    for (const auto& row : rows_) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string out(indent, ' ');
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (c > 0) out += "  ";
      out += pad_to_width(cells[c], widths[c], align_[c] == Align::right);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return cut_to_width(out, width);
  };
  std::string out = terminal.styled(Style::dim, line(titles_)) + "\n";
  for (const auto& row : rows_) out += line(row) + "\n";
  return out;
}

}  // namespace anlage
