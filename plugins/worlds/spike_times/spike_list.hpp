// SPDX-License-Identifier: Apache-2.0
/// Lists of spikes out of a text or a CSV file.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

#include "../common/numbers.hpp"

namespace spike_times {

struct Event {
  std::uint32_t time;  ///< [us]
  std::uint32_t unit;
};

struct SpikeList {
  std::vector<Event> events;  ///< by time, then by unit
  std::int64_t units = 0;     ///< one more than the highest unit

  void add(double unit, double seconds) {
    if (!(unit >= 0 && unit < 1e9) || unit != std::floor(unit))
      throw anlage::Failure("a spike is of unit " + std::to_string(unit) + ": units are whole numbers from 0");
    if (!(seconds >= 0 && seconds < 4294))
      throw anlage::Failure("a spike is at " + std::to_string(seconds) + " s: times go from 0 to 4294 s; see repeat");
    events.push_back({static_cast<std::uint32_t>(std::llround(seconds * 1e6)), static_cast<std::uint32_t>(unit)});
    units = std::max(units, static_cast<std::int64_t>(unit) + 1);
  }
  void sort() {
    std::sort(events.begin(), events.end(),
              [](const Event& a, const Event& b) { return a.time != b.time ? a.time < b.time : a.unit < b.unit; });
  }
};

/// "0.010 0.030; 0.020": the spikes of unit 0, of unit 1, … Throws: Failure. [build]
inline void add_text(std::string_view text, SpikeList& list) {
  for (std::int64_t unit = 0;; ++unit) {
    const auto end = std::min(text.find(';'), text.size());
    for (const double seconds : worlds::read_numbers(text.substr(0, end))) list.add(static_cast<double>(unit), seconds);
    list.units = std::max(list.units, unit + 1);
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

/// A file whose first line is "unit,time" and whose other lines are two numbers each. Throws: Failure. [build]
inline void add_file(const std::string& path, SpikeList& list) {
  std::ifstream file(path);
  std::string line;
  for (std::int64_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::string place = path + ":" + std::to_string(number) + ": ";
    if (number == 1 && line != "unit,time")
      throw anlage::Failure(place + "the first line is `" + line + "` instead of `unit,time`");
    if (number == 1 || line.empty()) continue;
    std::replace(line.begin(), line.end(), ',', ' ');
    const std::vector<double> row = worlds::read_numbers(line);
    if (row.size() != 2) throw anlage::Failure(place + "has " + std::to_string(row.size()) + " numbers instead of 2");
    list.add(row[0], row[1]);
  }
}

}  // namespace spike_times
