// SPDX-License-Identifier: Apache-2.0
#include "seed_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "closing_table.hpp"
#include "statistics.hpp"
#include "terminal/numbers.hpp"
#include "terminal/table.hpp"
#include "terminal/text_width.hpp"

namespace anlage {
namespace {

using nlohmann::ordered_json;

bool finished(const LifeOutcome& life) { return life.result.status == "finished"; }

double speed(const LifeOutcome& life) {
  return life.result.seconds > 0.0 ? static_cast<double>(life.result.ticks) / life.result.seconds
                                   : std::numeric_limits<double>::quiet_NaN();
}

// One value a finished life; NaN where it was not measured.
std::vector<double> values_of(const std::vector<LifeOutcome>& lives, const std::string& phase,
                              const std::string& name) {
  std::vector<double> values;
  for (const LifeOutcome& life : lives) {
    if (!finished(life)) continue;
    values.push_back(std::numeric_limits<double>::quiet_NaN());
    for (const Figure& figure : life.result.figures) {
      if (figure.phase == phase && figure.name == name) values.back() = figure.value;
    }
  }
  return values;
}

std::vector<double> speeds(const std::vector<LifeOutcome>& lives) {
  std::vector<double> values;
  for (const LifeOutcome& life : lives) {
    if (finished(life)) values.push_back(speed(life));
  }
  return values;
}

std::vector<Figure> all_figures(const std::vector<LifeOutcome>& lives) {
  std::vector<Figure> all;
  for (const LifeOutcome& life : lives) all.insert(all.end(), life.result.figures.begin(), life.result.figures.end());
  return all;
}

std::string spread(const Statistics& of) {
  if (of.count == 0) return "-";
  return of.count == 1 ? figure_text(of.mean) : figure_text(of.mean) + " ± " + figure_text(of.deviation);
}

ordered_json number(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(); }

ordered_json described(const std::vector<double>& values) {
  const Statistics of = statistics(values);
  ordered_json list = ordered_json::array();
  for (const double value : values) list.push_back(number(value));
  return {{"mean", number(of.mean)}, {"sd", number(of.deviation)}, {"n", of.count}, {"values", list}};
}

}  // namespace

std::string seed_table(const std::string& brain, const std::vector<LifeOutcome>& lives, const std::string& folder,
                       const Terminal& terminal) {
  const auto count = static_cast<std::size_t>(std::count_if(lives.begin(), lives.end(), finished));
  const auto figures = all_figures(lives);
  const auto phases = phases_of(figures);
  std::vector<std::string> titles{"figure"};
  titles.insert(titles.end(), phases.begin(), phases.end());
  std::vector<TextTable::Align> align(titles.size(), TextTable::Align::right);
  align.front() = TextTable::Align::left;
  TextTable table(titles, align);
  for (const std::string& name : names_of(figures)) {
    std::vector<std::string> row{name};
    for (const std::string& phase : phases) row.push_back(spread(statistics(values_of(lives, phase, name))));
    table.add(std::move(row));
  }
  std::uint64_t peak = 0;
  for (const LifeOutcome& life : lives) peak = std::max(peak, life.result.peak_bytes);
  const std::string title =
      fmt::format("{}, {} of {} lives finished, mean ± standard deviation", brain, count, lives.size());
  std::string out = terminal.styled(Style::bold, title) + "\n\n";
  if (!table.empty()) out += table.text(terminal, 2, std::numeric_limits<std::size_t>::max()) + "\n";
  const auto line = [&](const char* name, const std::string& text) {
    out += "  " + terminal.styled(Style::dim, pad_to_width(name, 12)) + text + "\n";
  };
  const Statistics of = statistics(speeds(lives));
  line("ticks/s", compact(of.mean) + (of.count > 1 ? " ± " + compact(of.deviation) : ""));
  line("memory", bytes_text(peak) + " at the peak of one life");
  line("run folder", folder);
  return out;
}

std::string seed_json(const std::string& brain, const std::vector<LifeOutcome>& lives) {
  ordered_json all{{"brain", brain}, {"lives", ordered_json::array()}, {"figures", ordered_json::array()}};
  for (const LifeOutcome& life : lives) {
    all["lives"].push_back({{"seed", life.seed},
                            {"status", life.result.status},
                            {"exit_code", static_cast<int>(life.code)},
                            {"folder", life.folder},
                            {"ticks", life.result.ticks},
                            {"seconds", life.result.seconds},
                            {"peak_bytes", life.result.peak_bytes},
                            {"state_hash", life.result.state_hash}});
  }
  const auto figures = all_figures(lives);
  for (const std::string& phase : phases_of(figures)) {
    for (const std::string& name : names_of(figures)) {
      ordered_json figure{{"phase", phase}, {"name", name}};
      figure.update(described(values_of(lives, phase, name)));
      all["figures"].push_back(std::move(figure));
    }
  }
  all["ticks_per_second"] = described(speeds(lives));
  return all.dump(2) + "\n";
}

}  // namespace anlage
