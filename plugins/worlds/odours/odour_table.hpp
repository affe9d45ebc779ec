// SPDX-License-Identifier: Apache-2.0
/// OdourTable: what each receptor answers to each odour, out of a CSV file: columns that are called Or… are receptors,
/// rows odours. A row called `sfr` holds spontaneous rates and is left out: the others are stated above them.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace odours {

struct OdourTable {
  std::int64_t receptors = 0;
  std::vector<float> rates;  ///< odour by odour [Hz]
  std::int64_t odours() const { return receptors == 0 ? 0 : static_cast<std::int64_t>(rates.size()) / receptors; }
};

/// The cells of a line; commas between quotes do not separate.
inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

inline float rate_in(const std::string& cell, const std::string& place) {
  float number = 0;
  const auto [rest, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (fault == std::errc{} && rest == cell.data() + cell.size() && number - number == 0) return number;
  throw anlage::Failure(place + ": `" + cell +
                        "` is no finite number: a rate of each receptor is expected, in spikes a second");
}

/// Throws: Failure with file, line and column. [build]
inline OdourTable read_odours(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw anlage::Failure(path + ": cannot be read, or is empty");
  const std::vector<std::string> names = cells_of(line);
  OdourTable table;
  for (const std::string& name : names) table.receptors += name.rfind("Or", 0) == 0;
  if (table.receptors == 0)
    throw anlage::Failure(path + ": has no column of a receptor: their names begin with Or, such as Or22a");
  for (std::int64_t row = 2; std::getline(file, line); ++row) {
    const std::string place = path + ":" + std::to_string(row);
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != names.size())
      throw anlage::Failure(place + ": has " + std::to_string(cells.size()) + " cells, and there are " +
                            std::to_string(names.size()) + " column names");
    if (std::find(cells.begin(), cells.end(), "sfr") != cells.end()) continue;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (names[i].rfind("Or", 0) == 0) table.rates.push_back(rate_in(cells[i], place + ", column " + names[i]));
  }
  if (table.odours() == 0) throw anlage::Failure(path + ": has receptors and no odour");
  return table;
}

}  // namespace odours
