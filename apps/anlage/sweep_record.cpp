// SPDX-License-Identifier: Apache-2.0
#include "sweep_record.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "terminal/numbers.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

using Json = nlohmann::ordered_json;

// Numbers as text: they come back bit for bit, "nan" and "inf" too.
std::string number(double value) { return std::isfinite(value) ? number_text(value) : fmt::format("{}", value); }

std::string line_of(const SweepPoint& point, const PointOutcome& outcome) {
  Json figures = Json::array();
  for (const auto& [name, value] : outcome.figures) figures.push_back({name, number(value)});
  return Json{{"point", point.key},         {"code", outcome.code},       {"status", outcome.status},
              {"error", outcome.error},     {"hash", outcome.state_hash}, {"folder", outcome.folder},
              {"seconds", outcome.seconds}, {"figures", figures}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::pair<std::string, PointOutcome>> read_line(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    PointOutcome outcome{.code = json.at("code"),
                         .status = json.at("status"),
                         .error = json.at("error"),
                         .state_hash = json.at("hash"),
                         .folder = json.at("folder"),
                         .figures = {},
                         .seconds = json.at("seconds")};
    for (const Json& figure : json.at("figures"))
      outcome.figures.emplace_back(figure.at(0).get<std::string>(),
                                   std::strtod(figure.at(1).get<std::string>().c_str(), nullptr));
    return std::pair{json.at("point").get<std::string>(), std::move(outcome)};
  } catch (const Json::exception&) {
    return std::nullopt;  // a line of a crash: its point is lived again
  }
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text;
}

}  // namespace

SweepRecord::SweepRecord(std::string folder, const SweepPoints& points)
    : folder_(std::move(folder)), points_(points), outcomes_(points.points.size()) {
  read_earlier();
  lines_.emplace(folder_ + "/" + mark, false);
  table_.emplace(folder_ + "/sweep.csv", true);
  table_->add(header());
  for (std::size_t i = 0; i < points_.points.size(); ++i) {
    const SweepPoint& point = points_.points[i];
    if (point.genome) continue;
    outcomes_[i] = PointOutcome{.code = static_cast<int>(point.code),
                                .status = "not begun",
                                .error = point.error,
                                .state_hash = {},
                                .folder = {},
                                .figures = {},
                                .seconds = 0.0};
  }
  write_rows(false);
}

void SweepRecord::read_earlier() {
  std::map<std::string, PointOutcome> earlier;
  std::ifstream file(folder_ + "/" + mark);
  for (std::string line; std::getline(file, line);)
    if (auto read = read_line(line); read && read->second.is_complete()) earlier[read->first] = std::move(read->second);
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    const auto found = earlier.find(points_.points[i].key);
    if (!points_.points[i].key.empty() && found != earlier.end()) outcomes_[i] = found->second;
  }
}

const PointOutcome* SweepRecord::known(std::size_t point) const {
  return outcomes_[point] ? &*outcomes_[point] : nullptr;
}

void SweepRecord::add(std::size_t point, PointOutcome outcome) {
  lines_->add(line_of(points_.points[point], outcome));
  outcomes_[point] = std::move(outcome);
  write_rows(false);
}

void SweepRecord::finish() { write_rows(true); }

void SweepRecord::write_rows(bool over_gaps) {
  for (; written_ < outcomes_.size(); ++written_) {
    if (outcomes_[written_])
      table_->add(row(written_));
    else if (!over_gaps)
      return;
  }
}

std::string SweepRecord::header() const {
  std::string text;
  for (const SweptSetting& setting : points_.settings) text += csv_cell(setting.path) + ",";
  text += "seed";
  for (const std::string& figure : points_.figures) text += "," + csv_cell(figure);
  return text + ",exit_code,status,error,state_hash,folder,seconds";
}

std::string SweepRecord::row(std::size_t index) const {
  const SweepPoint& point = points_.points[index];
  const PointOutcome& outcome = *outcomes_[index];
  std::string text;
  for (const std::string& value : point.values) text += csv_cell(value) + ",";
  text += point.genome || point.seed != 0 ? std::to_string(point.seed) : "";
  for (const std::string& figure : points_.figures) {
    text += ",";
    for (const auto& [name, value] : outcome.figures)
      if (name == figure) text += number(value);
  }
  text += fmt::format(",{},{},{},{},{},", outcome.code, csv_cell(outcome.status), csv_cell(one_line(outcome.error)),
                      outcome.state_hash, csv_cell(outcome.folder));
  return text + fmt::format("{:.3f}", outcome.seconds);
}

PointOutcome point_outcome(const LifeOutcome& life, const std::string& folder, double seconds) {
  PointOutcome outcome{.code = static_cast<int>(life.code),
                       .status = life.result.status,
                       .error = life.error,
                       .state_hash = life.result.state_hash,
                       .folder = folder,
                       .figures = {},
                       .seconds = seconds};
  for (const Figure& figure : life.result.figures)
    outcome.figures.emplace_back(figure_key(figure.phase, figure.name), figure.value);
  return outcome;
}

}  // namespace anlage
