// SPDX-License-Identifier: Apache-2.0
#include "closing_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "terminal/numbers.hpp"
#include "terminal/table.hpp"
#include "terminal/text_width.hpp"

namespace anlage {
namespace {

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

double value_of(const std::vector<Figure>& figures, const std::string& phase, const std::string& name) {
  for (const Figure& figure : figures) {
    if (figure.phase == phase && figure.name == name) return figure.value;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::string figures_text(const std::vector<Figure>& figures, const Terminal& terminal) {
  const auto phases = phases_of(figures);
  std::vector<std::string> titles{"figure"};
  titles.insert(titles.end(), phases.begin(), phases.end());
  std::vector<TextTable::Align> align(titles.size(), TextTable::Align::right);
  align.front() = TextTable::Align::left;
  TextTable table(titles, align);
  for (const std::string& name : names_of(figures)) {
    std::vector<std::string> row{name};
    for (const std::string& phase : phases) row.push_back(figure_text(value_of(figures, phase, name)));
    table.add(std::move(row));
  }
  return table.text(terminal, 2, std::numeric_limits<std::size_t>::max());
}

}  // namespace

std::vector<std::string> phases_of(const std::vector<Figure>& figures) {
  std::vector<std::string> out;
  for (const Figure& figure : figures) add_once(out, figure.phase);
  return out;
}

std::vector<std::string> names_of(const std::vector<Figure>& figures) {
  std::vector<std::string> out;
  for (const Figure& figure : figures) add_once(out, figure.name);
  return out;
}

std::string closing_table(const RunResult& result, const ClosingFacts& facts, const Terminal& terminal) {
  const bool fine = result.status == "finished";
  std::string out = terminal.styled(Style::bold, facts.title) + "  " +
                    terminal.styled(fine ? Style::good : Style::bad, result.status) + "\n\n";
  if (!result.figures.empty()) out += figures_text(result.figures, terminal) + "\n";
  const auto line = [&](const char* name, const std::string& text) {
    out += "  " + terminal.styled(Style::dim, pad_to_width(name, 12)) + text + "\n";
  };
  const double speed = result.seconds > 0.0 ? static_cast<double>(result.ticks) / result.seconds : 0.0;
  line("ticks",
       fmt::format("{} in {}, {} thread{}, first tick after {}", grouped(result.ticks), duration_text(result.seconds),
                   facts.threads, facts.threads == 1 ? "" : "s", duration_text(result.start_seconds)));
  line("ticks/s", fmt::format("{} ({} real time)", compact(speed), factor_text(speed * facts.dt)));
  line("memory", fmt::format("{} at its peak, {} of them the brain's numbers", bytes_text(result.peak_bytes),
                             bytes_text(facts.state_bytes)));
  line("state hash", result.state_hash);
  line("run folder", facts.folder);
  return out;
}

}  // namespace anlage
