// SPDX-License-Identifier: Apache-2.0
/// Rows of numbers as a genome states them in a text: "3 2 1", or "1 0; 0 1" for two rows.
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace worlds {

/// The numbers of a text, separated by spaces. Throws: Failure that names the first word that is none. [build]
inline std::vector<double> read_numbers(std::string_view text) {
  std::vector<double> numbers;
  while (true) {
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return numbers;
    const auto end = std::min(text.find_first_of(" \t\n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    double number = 0;
    const auto [rest, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (fault != std::errc{} || rest != word.data() + word.size())
      throw anlage::Failure("`" + std::string(word) +
                            "` is no number: write numbers separated by spaces, such as \"3 2 1\"");
    numbers.push_back(number);
    text.remove_prefix(end);
  }
}

/// Rows separated by semicolons. Throws: Failure if they differ in length or have none. [build]
inline std::vector<std::vector<double>> read_rows(std::string_view text) {
  std::vector<std::vector<double>> rows;
  while (true) {
    const auto end = std::min(text.find(';'), text.size());
    rows.push_back(read_numbers(text.substr(0, end)));
    if (rows.back().empty() || rows.back().size() != rows.front().size())
      throw anlage::Failure("row " + std::to_string(rows.size()) + " has " + std::to_string(rows.back().size()) +
                            " numbers and row 1 has " + std::to_string(rows.front().size()) +
                            ": give every row as many, at least one");
    if (end == text.size()) return rows;
    text.remove_prefix(end + 1);
  }
}

}  // namespace worlds
