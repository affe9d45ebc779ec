// SPDX-License-Identifier: Apache-2.0
/// Reads the training files of the FANN library: a header "rows inputs outputs", then for each row its inputs and its
/// outputs, separated by white space. Line ends have no meaning.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "number_table.hpp"

namespace table_stream {

/// Splits a text at white space; knows where it is.
class FannWords {
 public:
  FannWords(const std::string& file, std::string_view text) : text_(text), next_{file, 1, 1}, place_(next_) {}

  /// The next word, empty at the end of the text.
  std::string_view next() {
    while (at_ < text_.size() && is_space(text_[at_])) step();
    place_ = next_;
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) step();
    return text_.substr(begin, at_ - begin);
  }
  /// Where the word read last begins.
  const Place& place() const { return place_; }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
  void step() {
    const bool line_ends = text_[at_++] == '\n';
    next_.line += line_ends;
    next_.column = line_ends ? 1 : next_.column + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place next_;
  Place place_;
};

/// True if the first line of `text` is three whole numbers and nothing else. [any]
inline bool looks_like_fann(std::string_view text) {
  const auto words = words_of(text.substr(0, std::min(text.find('\n'), std::size_t{200})));
  if (words.size() != 3) return false;
  for (const std::string& word : words)
    if (word.find_first_not_of("0123456789") != std::string::npos) return false;
  return true;
}

/// Throws: Failure with file, line and column.
inline NumberTable read_fann(const std::string& file, std::string_view text) {
  FannWords words(file, text);
  std::array<std::int64_t, 3> header{};
  const std::array<std::pair<const char*, std::int64_t>, 3> limits{{{"rows", NumberTable::most_rows},
                                                                    {"inputs", NumberTable::most_columns},
                                                                    {"outputs", NumberTable::most_columns}}};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string_view word = words.next();
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), header[i]);
    if (error != std::errc{} || end != word.data() + word.size() || header[i] < 1 || header[i] > limits[i].second)
      words.place().fail(in_quotes(word) + " as number of " + limits[i].first + " in the header; 1 to " +
                         std::to_string(limits[i].second) + " are legal");
  }
  NumberTable table{header[1], header[2], {}};
  const std::int64_t promised = header[0] * table.columns();
  // Each number takes at least two characters, so a header cannot make a small file ask for much memory.
  table.values.reserve(
      static_cast<std::size_t>(std::min<std::int64_t>(promised, static_cast<std::int64_t>(text.size()))));
  for (std::int64_t i = 0; i < promised; ++i) {
    const std::string_view word = words.next();
    if (word.empty())
      words.place().fail("the file ends after " + std::to_string(i) + " numbers; its header promises " +
                         std::to_string(promised) + " (" + std::to_string(header[0]) + " rows of " +
                         std::to_string(table.columns()) + ")");
    const auto value = number_in(word);
    if (!value) words.place().fail(in_quotes(word) + " is no finite number");
    table.values.push_back(*value);
  }
  if (!words.next().empty())
    words.place().fail("more than the " + std::to_string(promised) + " numbers that the header promises");
  return table;
}

}  // namespace table_stream
