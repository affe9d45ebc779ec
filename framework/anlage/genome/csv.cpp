// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/csv.hpp"

#include <string_view>

namespace anlage::detail {
namespace {

/// Walks the text, counting lines and columns as an editor does: a UTF-8 character is one column.
class Reader {
 public:
  Reader(std::string_view text, const std::string& file, Diagnostics& problems)
      : text_(text), file_(file), problems_(problems) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  bool at_end() const { return next_ >= text_.size(); }

  Row row() {
    Row row;
    do {
      row.push_back(cell());
    } while (!at_end() && peek() == ',' && step());
    skip_line_end();
    return row;
  }

  bool skip_comment() {
    if (peek() != '#') return false;
    while (!at_end() && peek() != '\n') step();
    skip_line_end();
    return true;
  }

 private:
  char peek() const { return next_ < text_.size() ? text_[next_] : '\n'; }

  bool step() {
    const char c = text_[next_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
    return true;
  }

  void skip_blanks() {
    while (!at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\r')) step();
  }

  void skip_line_end() {
    if (!at_end()) step();
  }

  Cell cell() {
    skip_blanks();
    Cell cell{"", {file_, line_, column_}, false};
    if (!at_end() && peek() == '"') {
      quoted(cell);
      skip_blanks();
      if (at_end() || peek() == ',' || peek() == '\n') return cell;
      problems_.add({ErrorCode::syntax, "text after a closing quote", {file_, line_, column_}});
    }
    while (!at_end() && peek() != ',' && peek() != '\n') {
      cell.text += peek();
      step();
    }
    while (!cell.quoted && !cell.text.empty() &&
           std::string_view(" \t\r").find(cell.text.back()) != std::string_view::npos) {
      cell.text.pop_back();
    }
    return cell;
  }

  void quoted(Cell& cell) {
    cell.quoted = true;
    step();
    while (!at_end()) {
      const char c = peek();
      step();
      if (c == '"') {
        if (at_end() || peek() != '"') return;
        step();
      }
      cell.text += c;
    }
    problems_.add({ErrorCode::syntax, "a quote that never ends", cell.where});
  }

  std::string_view text_;
  const std::string& file_;
  Diagnostics& problems_;
  std::size_t next_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace

std::vector<Row> read_csv(const std::string& text, const std::string& file, Diagnostics& problems) {
  std::vector<Row> rows;
  Reader reader(text, file, problems);
  while (!reader.at_end()) {
    if (reader.skip_comment()) continue;
    Row row = reader.row();
    const bool blank = row.size() == 1 && row.front().text.empty() && !row.front().quoted;
    if (!blank) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace anlage::detail
