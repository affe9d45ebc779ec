// SPDX-License-Identifier: Apache-2.0
/// NumberTable: rows of inputs and outputs out of a file, and what its readers share.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace table_stream {

struct NumberTable {
  static constexpr std::int64_t most_rows = std::int64_t{1} << 24;  ///< a stream counts in floats
  static constexpr std::int64_t most_columns = 65536;

  std::int64_t inputs = 0;
  std::int64_t outputs = 0;
  std::vector<float> values;  ///< row by row: inputs, then outputs

  std::int64_t columns() const { return inputs + outputs; }
  std::int64_t rows() const { return columns() == 0 ? 0 : static_cast<std::int64_t>(values.size()) / columns(); }
  float input(std::int64_t row, std::int64_t i) const { return values[static_cast<std::size_t>(row * columns() + i)]; }
  float output(std::int64_t row, std::int64_t i) const { return input(row, inputs + i); }
};

/// A place in a text file, for messages: "bikes.csv:3:7".
struct Place {
  std::string file;
  std::int64_t line = 1;
  std::int64_t column = 1;  ///< character

  [[noreturn]] void fail(const std::string& reason) const {
    throw anlage::Failure(file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + reason);
  }
};

/// Text for a message: quoted, without control characters, cut after 40 characters.
inline std::string in_quotes(std::string_view text) {
  std::string result = "`";
  for (const char c : text.substr(0, 40)) result += static_cast<unsigned char>(c) < 32 ? '?' : c;
  return result + (text.size() > 40 ? "…`" : "`");
}

inline std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Words separated by spaces.
inline std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// A finite decimal number that fits a float; nothing else, and no text behind it.
inline std::optional<float> number_in(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!std::isfinite(static_cast<float>(value))) return std::nullopt;
  return static_cast<float>(value);
}

/// The whole file. Throws: Failure if it cannot be read or is larger than 2 GiB.
inline std::string read_text(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) throw anlage::Failure(path + ": there is no such file");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) throw anlage::Failure(path + ": " + error.message());
  if (size > (std::uintmax_t{1} << 31))
    throw anlage::Failure(path + ": has " + std::to_string(size) + " bytes; the limit is 2147483648");
  std::string text(size, '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream.read(text.data(), static_cast<std::streamsize>(size))) throw anlage::Failure(path + ": cannot be read");
  return text;
}

}  // namespace table_stream
