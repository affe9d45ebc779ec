// SPDX-License-Identifier: Apache-2.0
/// anlage check: whether a plugin keeps the promises of the contract.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "anlage/base/nearest.hpp"
#include "check/checker.hpp"
#include "invocation.hpp"
#include "run_options.hpp"
#include "terminal/table.hpp"
#include "usage_error.hpp"

namespace anlage {
namespace {

using check::Check;
using check::Finding;
using check::Report;
using check::Status;

const Check& check_of(const std::string& word) {
  for (const Check& one : check::checks())
    if (std::to_string(one.number) == word) return one;
  throw UsageError("there is no check " + word, "1 … " + std::to_string(check::checks().back().number));
}

ExitCode explain(const std::string& word) {
  const Check& one = check_of(word);
  std::puts(fmt::format("{}  {}  [{}, about {}, at most {:g} s]\n\n{}\n\nfix: {}", one.number, one.name, to_string(one.level),
                        one.about_file ? "the file" : "each type", one.deadline, one.why, *one.fix == '\0' ? "none" : one.fix)
                .c_str());
  return ExitCode::ok;
}

/// The file that offers a type, or the word itself if it is a file.
void find_target(const std::string& word, const CommandLine& line, check::Target& target) {
  if (std::filesystem::exists(word)) {
    target.file = word;
    return;
  }
  Registry registry = open_registry(line.texts("plugin-path"));
  const TypeInfo& type = registry.at(word);
  target.file = type.library->file();
  target.type = type.name;
}

void read_settings(const CommandLine& line, check::Target& target) {
  for (const std::string& text : line.texts("set")) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw UsageError("`" + text + "` sets nothing", "--set FIELD=VALUE");
    const std::string name = text.substr(0, equals), value = text.substr(equals + 1);
    try {
      std::size_t read = 0;
      const double number = std::stod(value, &read);
      if (read != value.size()) throw std::invalid_argument(value);
      target.numbers[name] = number;
    } catch (const std::exception&) {
      target.texts[name] = value;
    }
  }
}

double patience_of(const std::string& text) {
  std::size_t read = 0;
  double patience = 0;
  try {
    patience = std::stod(text, &read);
  } catch (const std::exception&) {
  }
  if (read != text.size() || !(patience > 0 && patience < 1e6)) throw UsageError("--patience " + text + " is no number above 0", "--patience 2");
  return patience;
}

check::CheckerOptions options_of(const CommandLine& line) {
  check::CheckerOptions options;
  options.level = static_cast<check::Level>(line.choice("level", {"quick", "full", "nightly"}));
  std::istringstream numbers(line.text("only"));
  for (std::string number; std::getline(numbers, number, ',');) options.only.insert(check_of(number).number);
  if (line.has("patience")) options.longer = patience_of(line.text("patience"));
  if (line.has("waive")) options.waivers = check::read_waivers(line.text("waive"));
  return options;
}

std::string mark(const Finding& finding, const Terminal& terminal) {
  if (!finding.waived.empty()) return terminal.styled(Style::dim, "waived");
  const std::string word(to_string(finding.verdict.status));
  if (finding.verdict.status == Status::failed) return terminal.styled(Style::bad, word);
  return finding.verdict.status == Status::passed ? word : terminal.styled(Style::dim, word);
}

void tell(const Finding& finding, const check::Target& target, const Terminal& terminal) {
  if (finding.verdict.status == Status::passed) return;
  std::string text = fmt::format("{:>2} {}  {}{}\n", finding.check->number, mark(finding, terminal), finding.check->name,
                                 finding.type.empty() ? "" : ": " + finding.type);
  text += "     " + finding.verdict.text + "\n";
  if (!finding.waived.empty()) text += "     waived: " + finding.waived + "\n";
  if (finding.verdict.status == Status::failed && finding.waived.empty())
    text += fmt::format("     fix: {}\n     again: anlage check {} --only {} --seed {}\n", finding.check->fix,
                        target.file, finding.check->number, target.seed);
  terminal.write(text);
}

nlohmann::json json_of(const Report& report, const check::Target& target) {
  nlohmann::json findings = nlohmann::json::array();
  for (const Finding& finding : report.findings)
    findings.push_back({{"check", finding.check->number}, {"name", finding.check->name}, {"level", to_string(finding.check->level)},
                        {"type", finding.type}, {"status", std::string(to_string(finding.verdict.status))},
                        {"text", finding.verdict.text}, {"waived", finding.waived}});
  return {{"file", report.file}, {"types", report.types}, {"seed", target.seed}, {"clean", report.is_clean()},
          {"unloadable", report.unloadable}, {"findings", findings}};
}

std::string summary(const Report& report) {
  std::array<int, 4> counts{};
  int waived = 0;
  for (const Finding& finding : report.findings) {
    if (!finding.waived.empty()) ++waived;
    else counts[static_cast<std::size_t>(finding.verdict.status)] += 1;
  }
  return fmt::format("{}: {} passed, {} failed, {} warned, {} waived, {} not asked\n", report.file, counts[0], counts[2], counts[1], waived, counts[3]);
}

}  // namespace

CommandLine check_line() {
  return {
      "anlage check FILE|TYPE [options]",
      "Asks a plugin whether it keeps the promises of the contract. Each check runs in a process of its own with a deadline, so "
      "whatever the plugin does, this program lives and says what it was.",
      {{"level", "LEVEL", "quick (the default), full or nightly"},
       {"only", "N,N", "these checks alone"},
       {"seed", "N", "of all that is random"},
       {"set", "FIELD=VALUE", "a parameter or text that the type needs", true},
       {"seconds", "N", "that a nightly check lasts, for each type"},
       {"patience", "X", "deadlines are X times as long: more on a slow machine"},
       {"waive", "FILE", "checks that need not pass, each with a reason (TOML)"},
       {"explain", "N", "what a check asks, why, and how a finding is put right"},
       {"json", "", "the report as JSON"},
       {"plugin-path", "DIR", "look for plugins here first", true},
       {"color", "WHEN", "auto, always, never"}}};
}

ExitCode check_verb(const Invocation& invocation) {
  CommandLine line = check_line();
  line.parse(invocation.words);
  if (line.has("help")) {
    std::fputs(line.help().c_str(), stdout);
    return ExitCode::ok;
  }
  if (line.has("explain")) return explain(line.text("explain"));
  check::Target target;
  find_target(line.only_word("FILE|TYPE"), line, target);
  target.seed = line.whole("seed").value_or(1);
  target.nightly_seconds = static_cast<double>(line.whole("seconds", 1).value_or(1800));
  read_settings(line, target);
  const Terminal terminal(1, color_mode(line));
  const bool json = line.has("json");
  const auto heard = [&](const Finding& finding) {
    if (!json) tell(finding, target, terminal);
  };
  const Report report = check::check_file(target, options_of(line), heard);
  if (json)
    terminal.write(json_of(report, target).dump(2) + "\n");
  else if (!report.unloadable.empty())
    terminal.write(report.file + ": cannot be asked anything\n     " + report.unloadable + "\n");
  else
    terminal.write(summary(report));
  return report.is_clean() ? ExitCode::ok : ExitCode::fault;
}

}  // namespace anlage
