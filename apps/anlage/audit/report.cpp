// SPDX-License-Identifier: Apache-2.0
#include "audit/report.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "statistics.hpp"
#include "terminal/numbers.hpp"
#include "terminal/table.hpp"

namespace anlage::audit {
namespace {

using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

constexpr std::array<Origin, 5> origins{Origin::innate, Origin::drawn, Origin::learned, Origin::adjustable, Origin::transient};
constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

std::string kind_text(PartKind kind) {
  if (kind == PartKind::steering) return "steering";
  return kind == PartKind::world ? "world" : "region";
}

std::vector<std::string> part_cells(const PartVerdict& part) {
  std::vector<std::string> cells{part.account.path, kind_text(part.account.kind)};
  for (const Origin origin : origins) {
    const std::uint64_t numbers = part.account.of(origin).numbers;
    cells.push_back(numbers == 0 ? "" : count_text(numbers));
  }
  cells.insert(cells.end(), {to_string(part.verdict), part.truth});
  return cells;
}

std::uint64_t sum_of(const Audit& audit, Origin origin, std::uint64_t Tally::*member) {
  std::uint64_t sum = 0;
  for (const PartVerdict& part : audit.parts) sum += part.account.of(origin).*member;
  return sum;
}

/// All numbers, and all bytes.
std::vector<std::vector<std::string>> total_cells(const Audit& audit) {
  std::vector<std::string> numbers{"all", ""}, bytes{"bytes", ""};
  for (const Origin origin : origins) {
    numbers.push_back(count_text(sum_of(audit, origin, &Tally::numbers)));
    bytes.push_back(count_text(sum_of(audit, origin, &Tally::bytes)));
  }
  return {numbers, bytes};
}

const std::vector<std::string> part_titles{"part", "kind", "innate", "drawn", "learned", "mutable", "transient", "verdict", "ground truth"};

std::vector<std::string> lived_cells(const Audit& audit, const Lived& lived) {
  const Statistics of = statistics(lived.values);
  const bool first = lived.kind == TrialKind::intact;
  return {lived.text, fmt::format("{:.4g}", of.mean), of.count > 1 ? fmt::format("{:.2g}", of.deviation) : "", std::to_string(of.count),
          first || std::isnan(lived.p) ? "" : lived.p < 1e-4 ? "< 0.0001" : fmt::format("{:.4f}", lived.p), outcome(audit, lived)};
}

const std::vector<std::string> lived_titles{"life", "figure", "sd", "n", "p", "beside it as it is"};

std::string bits_text(double bits) {
  const double bytes = bits / 8;
  if (bytes < 1024) return fmt::format("{:.0f} B", bytes);
  if (bytes < 1024.0 * 1024) return fmt::format("{:.1f} KiB", bytes / 1024);
  return bytes < 1024.0 * 1024 * 1024 ? fmt::format("{:.1f} MiB", bytes / (1024 * 1024)) : fmt::format("{:.1f} GiB", bytes / (1024.0 * 1024 * 1024));
}

std::string information_text(const Information& information) {
  const auto genomes = [&](double bits) { return fmt::format("{} ({:.3g} genomes)", bits_text(bits), bits / information.genome); };
  return fmt::format("genome {}, code of its plugins {}, wiring {}, learned {}", bits_text(information.genome), bits_text(information.code),
                     genomes(information.wiring), genomes(information.learned));
}

std::string chance_text(const Audit& audit) {
  if (!audit.chance) return "";
  return fmt::format("chance {:.4g} +- {:.2g} (95 %)", audit.chance->level, audit.chance->margin);
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + cell + " |";
  return row + "\n";
}

std::string markdown_table(const std::vector<std::string>& titles, const std::vector<std::vector<std::string>>& rows) {
  std::string text = markdown_row(titles) + "|";
  for (std::size_t i = 0; i < titles.size(); ++i) text += "---|";
  text += "\n";
  for (const auto& row : rows) text += markdown_row(row);
  return text;
}

}  // namespace

std::string terminal_text(const Audit& audit, const Terminal& terminal) {
  TextTable parts(part_titles, {Align::left, Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::left, Align::left});
  for (const PartVerdict& part : audit.parts) parts.add(part_cells(part));
  for (const auto& cells : total_cells(audit)) parts.add(cells);
  std::string out = terminal.styled(Style::bold, audit.brain + ": what is innate and what is learned") + "\n\n" +
                    parts.text(terminal, 2, unlimited) + "\n  " + information_text(audit.information) + "\n";
  if (!audit.lived.empty()) {
    TextTable lives(lived_titles, {Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
    for (const Lived& lived : audit.lived) lives.add(lived_cells(audit, lived));
    out += "\n" + terminal.styled(Style::bold, audit.figure) + "  " + chance_text(audit) + "\n\n" + lives.text(terminal, 2, unlimited);
  }
  out += "\n";
  for (const PartVerdict& part : audit.parts)
    if (!part.evidence.empty()) out += "  " + part.account.path + ": " + part.evidence + "\n";
  return out;
}

std::string markdown_text(const Audit& audit) {
  std::vector<std::vector<std::string>> parts, lives;
  for (const PartVerdict& part : audit.parts) {
    parts.push_back(part_cells(part));
    parts.back().push_back(part.evidence);
  }
  for (const auto& cells : total_cells(audit)) parts.push_back(cells), parts.back().resize(part_titles.size() + 1);
  for (const Lived& lived : audit.lived) lives.push_back(lived_cells(audit, lived));
  std::vector<std::string> titles = part_titles;
  titles.emplace_back("evidence");
  std::string out = "# Audit of " + audit.brain + "\n\n" + markdown_table(titles, parts) + "\nInformation: " + information_text(audit.information) + ".\n";
  if (lives.empty()) return out;
  return out + "\n## " + audit.figure + "\n\n" + (audit.chance ? chance_text(audit) + "\n\n" : "") + markdown_table(lived_titles, lives);
}

std::string json_text(const Audit& audit) {
  Json parts = Json::array(), lives = Json::array();
  for (const PartVerdict& part : audit.parts) {
    Json numbers;
    for (const Origin origin : origins)
      numbers[std::string(to_string(origin))] = {{"numbers", part.account.of(origin).numbers}, {"bytes", part.account.of(origin).bytes}};
    parts.push_back({{"part", part.account.path}, {"kind", kind_text(part.account.kind)}, {"type", part.account.type}, {"numbers", numbers},
                     {"verdict", to_string(part.verdict)}, {"ground_truth", part.truth}, {"evidence", part.evidence}});
  }
  for (const Lived& lived : audit.lived)
    lives.push_back({{"life", lived.text}, {"target", lived.target}, {"scale", lived.scale}, {"values", lived.values}, {"p", lived.p}, {"outcome", outcome(audit, lived)}});
  Json out{{"brain", audit.brain}, {"complete", audit.is_complete()}, {"parts", parts},
           {"bits", {{"genome", audit.information.genome}, {"code", audit.information.code}, {"wiring", audit.information.wiring}, {"learned", audit.information.learned}}},
           {"figure", audit.figure}, {"seeds", audit.seeds}, {"lives", lives}};
  if (audit.chance) out["chance"] = {{"level", audit.chance->level}, {"margin", audit.chance->margin}};
  return out.dump(2) + "\n";
}

}  // namespace anlage::audit
