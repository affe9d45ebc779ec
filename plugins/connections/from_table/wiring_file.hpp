// SPDX-License-Identifier: Apache-2.0
/// Reads synapses out of comma-separated text: a line of column names, then one synapse a line.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace from_table {

struct Row {
  std::int64_t pre = 0;
  std::int64_t post = 0;
  float weight = 0;
  double delay = 0;  ///< [s]
  std::int64_t line = 0;
};

struct WiringFile {
  std::vector<Row> rows;
  bool has_weight = false;
  bool has_delay = false;
};

/// One reading of one file. Bad lines are collected and reported together.
class WiringReader {
 public:
  WiringReader(const std::string& file, std::int64_t pre, std::int64_t post) : file_(file), pre_(pre), post_(post) {}

  /// Throws: anlage::Failure naming file and line of what cannot be read.
  WiringFile read() {
    std::ifstream stream(file_, std::ios::binary);
    if (!stream) throw anlage::Failure(file_ + ": cannot be opened");
    std::string text;
    while (std::getline(stream, text)) {
      ++line_;
      if (!split(text)) continue;
      if (names_.empty()) {
        take_names();
      } else {
        take_row();
      }
      if (problems_ >= most_problems) break;
    }
    if (names_.empty()) complain("is empty; a line of column names was expected: pre,post,weight,delay");
    if (problems_ > 0) throw anlage::Failure(message_);
    return std::move(wiring_);
  }

  /// Adds a problem at a line, "wiring.csv:3: …", to those reported. [build]
  void complain(const std::string& what) {
    if (problems_++ > 0) message_ += "; ";
    message_.append(short_name()).append(":").append(std::to_string(line_)).append(": ").append(what);
  }

 private:
  static constexpr int most_problems = 4;
  enum Column { pre, post, weight, delay, unknown };

  static std::string quoted(const std::string& cell) { return std::string("`").append(cell, 0, 40).append("`"); }
  std::string short_name() const { return file_.substr(file_.rfind('/') + 1); }

  /// The cells of a line; false if there are none.
  bool split(std::string_view text) {
    cells_.clear();
    if (line_ == 1 && text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      std::string_view cell = text.substr(begin, end - begin);
      while (!cell.empty() && is_blank(cell.front())) cell.remove_prefix(1);
      while (!cell.empty() && is_blank(cell.back())) cell.remove_suffix(1);
      cells_.emplace_back(cell);
      begin = end + 1;
    }
    const bool blank = cells_.size() == 1 && cells_[0].empty();
    return !blank && cells_[0].substr(0, 1) != "#";
  }
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  void take_names() {
    static constexpr std::string_view legal[] = {"pre", "post", "weight", "delay"};
    bool seen[5] = {};
    for (const std::string& cell : cells_) {
      const auto found = std::find(std::begin(legal), std::end(legal), cell);
      const auto column = static_cast<Column>(found - std::begin(legal));
      if (column == unknown) complain(quoted(cell) + " is no column; legal here: pre, post, weight, delay");
      if (seen[column] && column != unknown) complain("two columns are called `" + cell + "`");
      seen[column] = true;
      names_.push_back(column);
    }
    for (const Column needed : {pre, post})
      if (!seen[needed]) complain("there is no column `" + std::string(legal[needed]) + "`");
    wiring_.has_weight = seen[weight];
    wiring_.has_delay = seen[delay];
  }

  void take_row() {
    if (cells_.size() != names_.size())
      return complain("has " + std::to_string(cells_.size()) + " cells, and there are " + std::to_string(names_.size()) +
                      " column names");
    Row row;
    row.line = line_;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::string& cell = cells_[i];
      if (names_[i] == pre) row.pre = unit(cell, "sending", pre_);
      if (names_[i] == post) row.post = unit(cell, "receiving", post_);
      if (names_[i] == weight) row.weight = static_cast<float>(number(cell, "weight"));
      if (names_[i] == delay) row.delay = number(cell, "delay");
    }
    wiring_.rows.push_back(row);
  }

  std::int64_t unit(const std::string& cell, const char* what, std::int64_t count) {
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size()) {
      complain(quoted(cell) + " is no whole number for a " + what + " unit");
    } else if (value < 0 || value >= count) {
      complain(std::string(what) + " unit " + cell + " does not exist: there are " + std::to_string(count) +
               ", counted from 0");
    }
    return value;
  }

  double number(const std::string& cell, const char* what) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool read = error == std::errc{} && end == cell.data() + cell.size();
    if (!read || !std::isfinite(static_cast<float>(value))) complain(quoted(cell) + " is no finite number for a " + what);
    return value;
  }

  std::string file_;
  std::int64_t pre_;
  std::int64_t post_;
  std::int64_t line_ = 0;
  std::vector<std::string> cells_;
  std::vector<Column> names_;
  WiringFile wiring_;
  std::string message_;
  int problems_ = 0;
};

}  // namespace from_table
