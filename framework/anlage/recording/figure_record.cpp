// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/figure_record.hpp"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

namespace anlage {
namespace {

using Json = nlohmann::ordered_json;

/// JSON knows no infinity and no NaN, so numbers are text.
std::string shortest(double value) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

/// A list of two words, a number as text and a count of ticks.
struct Line {
  std::string first;
  std::string second;
  double value = 0.0;
  std::uint64_t ticks = 0;
};

std::optional<Line> line_of(const Json& json) {
  const bool whole = json.is_array() && json.size() == 4 && json[0].is_string() && json[1].is_string() &&
                     json[2].is_string() && json[3].is_number_unsigned();
  if (!whole) return std::nullopt;
  Line line{json[0].get<std::string>(), json[1].get<std::string>(), 0.0, json[3].get<std::uint64_t>()};
  const auto number = json[2].get<std::string>();
  const auto read = std::from_chars(number.data(), number.data() + number.size(), line.value);
  if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
  return line;
}

std::optional<std::vector<Line>> lines_of(const Json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_array()) return std::nullopt;
  std::vector<Line> lines;
  for (const Json& entry : json[key]) {
    auto line = line_of(entry);
    if (!line) return std::nullopt;
    lines.push_back(std::move(*line));
  }
  return lines;
}

}  // namespace

std::string FigureRecord::text() const {
  Json json{{"finished", Json::array()}, {"phase", phase}, {"under_way", Json::array()}};
  for (const Figure& figure : finished)
    json["finished"].push_back(Json::array({figure.phase, figure.name, shortest(figure.value), figure.samples}));
  for (const FigureUnderWay& figure : under_way)
    json["under_way"].push_back(Json::array({figure.name, figure.statistic, shortest(figure.joined), figure.ticks}));
  return json.dump();
}

std::optional<FigureRecord> FigureRecord::parse(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("phase") || !json["phase"].is_string()) return std::nullopt;
  const auto finished = lines_of(json, "finished");
  const auto under_way = lines_of(json, "under_way");
  if (!finished || !under_way) return std::nullopt;
  FigureRecord record{{}, json["phase"].get<std::string>(), {}};
  for (const Line& line : *finished) record.finished.push_back({line.first, line.second, line.value, line.ticks});
  for (const Line& line : *under_way) record.under_way.push_back({line.first, line.second, line.value, line.ticks});
  return record;
}

}  // namespace anlage
