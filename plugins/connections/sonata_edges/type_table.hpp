// SPDX-License-Identifier: Apache-2.0
/// TypeTable: a table of node or edge types of a SONATA network: words separated by blanks, names in the first line.
#pragma once

#include <charconv>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace sonata_edges {

/// The number that a text is. Throws: Failure. [build]
inline double number_of(const std::string& word, const std::string& place) {
  double number = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (fault != std::errc{} || end != word.data() + word.size()) throw anlage::Failure(place + ": `" + word + "` is no number");
  return number;
}

inline std::string read_text(const std::string& file) {
  std::ifstream stream(file);
  if (!stream) throw anlage::Failure(file + ": cannot be opened");
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

class TypeTable {
 public:
  /// `key` is the column that numbers the types. Throws: Failure. [build]
  TypeTable(std::string file, const std::string& key) : file_(std::move(file)) {
    std::istringstream text(read_text(file_));
    std::string line;
    std::getline(text, line);
    const std::vector<std::string> names = words(line);
    for (int number = 2; std::getline(text, line); ++number) {
      const std::vector<std::string> cells = words(line);
      if (cells.empty()) continue;
      const std::string place = file_ + ":" + std::to_string(number);
      if (cells.size() != names.size())
        throw anlage::Failure(place + ": has " + std::to_string(cells.size()) + " words, and there are " + std::to_string(names.size()) +
                              " column names");
      std::map<std::string, std::string> row;
      for (std::size_t i = 0; i < cells.size(); ++i) row[names[i]] = cells[i];
      if (row.count(key) == 0) throw anlage::Failure(file_ + ": has no column " + key);
      rows_[number_of(row[key], place)] = row;
    }
  }

  /// What a type has in a column; empty if it has nothing there or "NULL". Throws: Failure if there is no such type. [build]
  [[nodiscard]] std::string cell(double type, const std::string& column) const {
    const auto row = rows_.find(type);
    if (row == rows_.end()) throw anlage::Failure(file_ + ": has no type " + std::to_string(static_cast<long long>(type)));
    const auto found = row->second.find(column);
    return found == row->second.end() || found->second == "NULL" ? std::string() : found->second;
  }
  /// The number of a type in a column, or `otherwise` where nothing is stated. Throws: Failure. [build]
  [[nodiscard]] double number(double type, const std::string& column, double otherwise) const {
    const std::string word = cell(type, column);
    return word.empty() ? otherwise : number_of(word, file_ + ", " + column);
  }

 private:
  /// Words of a line; one in double quotes may hold blanks.
  static std::vector<std::string> words(const std::string& line) {
    std::vector<std::string> found;
    std::string word;
    bool quoted = false, any = false;
    for (const char c : line + " ") {
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
        if (any) found.push_back(std::exchange(word, {}));
        any = false;
      } else {
        word += c;
        any = true;
      }
    }
    return found;
  }

  std::string file_;
  std::map<double, std::map<std::string, std::string>> rows_;
};

/// The number of `"sign": -1` in a file of a synaptic model; 1 where it states none. Throws: Failure. [build]
inline double sign_in(const std::string& file) {
  const std::string text = read_text(file);
  const auto key = text.find("\"sign\"");
  if (key == std::string::npos) return 1;
  const auto begin = text.find_first_not_of(": \t\n\r", key + 6);
  const auto end = text.find_first_of(",} \t\n\r", begin);
  if (begin == std::string::npos || end == std::string::npos) throw anlage::Failure(file + ": states a sign without a number");
  return number_of(text.substr(begin, end - begin), file);
}

}  // namespace sonata_edges
