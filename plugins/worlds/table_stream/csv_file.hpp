// SPDX-License-Identifier: Apache-2.0
/// Reads comma-separated values: a line of column names, then one row of numbers a line. Cells may be quoted (RFC
/// 4180).
///
///   NumberTable bikes = read_csv("bikes.csv", text, {"count"}, {"date"});   // all columns but `date` feed the inputs
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "number_table.hpp"

namespace table_stream {

/// Splits a text into cells; knows where it is.
class CsvCells {
 public:
  CsvCells(const std::string& file, std::string_view text) : text_(text), next_{file, 1, 1} {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  }

  bool at_end() const { return at_ >= text_.size(); }
  /// Where the cell read last begins.
  const Place& place() const { return place_; }
  /// True if that cell was the last of its line.
  bool ended_line() const { return ended_line_; }

  /// The next cell. Throws: Failure (a quote that never ends, text after a quote).
  std::string next() {
    place_ = next_;
    std::string cell = !at_end() && text_[at_] == '"' ? quoted_cell() : plain_cell();
    if (at_end() || text_[at_] == ',' || text_[at_] == '\n') {
      ended_line_ = at_end() || text_[at_] == '\n';
      if (!at_end()) step();
      return cell;
    }
    place_.fail("text after a closing quote");
  }

  /// Skips empty lines.
  void skip_empty_lines() {
    while (!at_end()) {
      const auto end = std::min(text_.find('\n', at_), text_.size());
      if (!trimmed(text_.substr(at_, end - at_)).empty()) return;
      while (at_ < end) step();
      if (!at_end()) step();
    }
  }

 private:
  void step() {
    const bool line_ends = text_[at_++] == '\n';
    next_.line += line_ends;
    next_.column = line_ends ? 1 : next_.column + 1;
  }

  std::string plain_cell() {
    const std::size_t begin = at_;
    while (!at_end() && text_[at_] != ',' && text_[at_] != '\n') step();
    return std::string(trimmed(text_.substr(begin, at_ - begin)));
  }

  std::string quoted_cell() {
    std::string cell;
    step();
    for (;;) {
      if (at_end()) place_.fail("a quote that never ends");
      if (text_[at_] == '"') {
        step();
        if (at_end() || text_[at_] != '"') break;
      }
      cell += text_[at_];
      step();
    }
    while (!at_end() && (text_[at_] == '\r' || text_[at_] == ' ')) step();
    return cell;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place next_;
  Place place_;
  bool ended_line_ = false;
};

/// Reads `text`. Columns called in `targets` are the outputs, in that order; those in `ignored` are left out; all
/// others are inputs. Throws: Failure with file, line and column.
class CsvReader {
 public:
  CsvReader(const std::string& file, std::string_view text, const std::vector<std::string>& targets,
            const std::vector<std::string>& ignored)
      : file_(file), cells_(file, text) {
    read_names();
    assign(targets, ignored);
  }

  NumberTable read() {
    std::vector<float> row(static_cast<std::size_t>(table_.columns()));
    for (cells_.skip_empty_lines(); !cells_.at_end(); cells_.skip_empty_lines()) {
      read_row(row);
      table_.values.insert(table_.values.end(), row.begin(), row.end());
      if (table_.rows() > NumberTable::most_rows)
        cells_.place().fail("more than " + std::to_string(NumberTable::most_rows) + " rows");
    }
    if (table_.rows() == 0) throw anlage::Failure(file_ + ": has column names and no rows");
    return std::move(table_);
  }

 private:
  static constexpr std::int64_t left_out = -1;

  void read_names() {
    cells_.skip_empty_lines();
    if (cells_.at_end()) throw anlage::Failure(file_ + ": is empty; a line of column names was expected");
    do {
      names_.push_back(cells_.next());
      if (names_.back().empty()) cells_.place().fail("column " + std::to_string(names_.size()) + " has no name");
      if (std::find(names_.begin(), names_.end() - 1, names_.back()) != names_.end() - 1)
        cells_.place().fail("two columns are called " + in_quotes(names_.back()));
      if (static_cast<std::int64_t>(names_.size()) > NumberTable::most_columns)
        cells_.place().fail("more than " + std::to_string(NumberTable::most_columns) + " columns");
    } while (!cells_.ended_line());
  }

  void assign(const std::vector<std::string>& targets, const std::vector<std::string>& ignored) {
    if (targets.empty())
      throw anlage::Failure(file_ + ": state target = \"…\": which columns are to be predicted; " + legal());
    to_.assign(names_.size(), left_out - 1);
    for (const std::string& name : ignored) take(name) = left_out;
    table_.outputs = static_cast<std::int64_t>(targets.size());
    table_.inputs = static_cast<std::int64_t>(names_.size() - ignored.size() - targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) take(targets[i]) = table_.inputs + static_cast<std::int64_t>(i);
    if (table_.inputs == 0) throw anlage::Failure(file_ + ": no column is left for the inputs");
    std::int64_t input = 0;
    for (std::int64_t& to : to_)
      if (to == left_out - 1) to = input++;
  }

  /// Where column `name` goes; it may be claimed once.
  std::int64_t& take(const std::string& name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) throw anlage::Failure(file_ + ": has no column " + in_quotes(name) + "; " + legal());
    std::int64_t& to = to_[static_cast<std::size_t>(found - names_.begin())];
    if (to != left_out - 1)
      throw anlage::Failure(file_ + ": column " + in_quotes(name) + " is named twice in target and ignore");
    return to;
  }

  std::string legal() const {
    std::string text = "legal here: ";
    for (std::size_t i = 0; i < names_.size() && i < 20; ++i) text += (i == 0 ? "" : ", ") + names_[i];
    return text + (names_.size() > 20 ? ", … (" + std::to_string(names_.size() - 20) + " more)" : "");
  }

  void read_row(std::vector<float>& row) {
    for (std::size_t i = 0;; ++i) {
      const std::string cell = cells_.next();
      if (i < to_.size() && to_[i] != left_out) row[static_cast<std::size_t>(to_[i])] = number(cell, i);
      if (cells_.ended_line() && i + 1 == names_.size()) return;
      if (cells_.ended_line() || i + 1 == names_.size())
        cells_.place().fail("the row has " +
                            (cells_.ended_line() ? std::to_string(i + 1) : "more than " + std::to_string(i + 1)) +
                            " cells, and there are " + std::to_string(names_.size()) + " column names");
    }
  }

  float number(const std::string& cell, std::size_t column) const {
    if (const auto value = number_in(cell)) return *value;
    const std::string where = " in column " + in_quotes(names_[column]);
    if (trimmed(cell).empty()) cells_.place().fail("a number is missing" + where);
    cells_.place().fail(in_quotes(cell) + where +
                        " is no finite number; a column of text can be left out with ignore = \"…\"");
  }

  std::string file_;
  CsvCells cells_;
  std::vector<std::string> names_;
  std::vector<std::int64_t> to_;  ///< place in a row of the table, by column of the file
  NumberTable table_;
};

inline NumberTable read_csv(const std::string& file, std::string_view text, const std::vector<std::string>& targets,
                            const std::vector<std::string>& ignored = {}) {
  return CsvReader(file, text, targets, ignored).read();
}

}  // namespace table_stream
