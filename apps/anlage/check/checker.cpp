// SPDX-License-Identifier: Apache-2.0
#include "check/checker.hpp"

#include <algorithm>
#include <sstream>

#include "anlage/base/error.hpp"
#include "check/child.hpp"

namespace anlage::check {
namespace {

constexpr int most_hung = 3;  // then the rest would, too, and each takes its whole deadline

/// Types of a file, one a line, asked in a process of their own.
std::vector<std::string> types_of(const std::string& file, double deadline, std::string& unloadable) {
  Verdict problem;
  const std::string lines = bytes_of_child(
      [&] {
        const PluginLibrary library(file);
        std::string names;
        for (const TypeInfo& type : library.types()) names += type.name + "\n";
        return names;
      },
      deadline, problem);
  if (problem.status == Status::failed) unloadable = problem.text;
  std::vector<std::string> types;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) types.push_back(line);
  if (types.empty() && unloadable.empty()) unloadable = "offers no type";
  return types;
}

bool is_asked(const Check& check, const CheckerOptions& options) {
  if (!options.only.empty()) return options.only.count(check.number) != 0;
  return check.level <= options.level;
}

/// What cannot be driven is told once, as something that was not asked.
Verdict ask(const Check& check, const Target& target, double longer) {
  return in_child(
      [&] {
        try {
          return check.ask(target);
        } catch (const Undriven& undriven) {
          return Verdict::skip(undriven.what());
        } catch (const Refusal& refusal) {
          return Verdict::fail(std::string("fails with numbers that it took before: ") + refusal.what());
        }
      },
      check.deadline * longer);
}

std::string waiver_for(const Check& check, const std::string& type, const std::vector<Waiver>& waivers) {
  for (const Waiver& waiver : waivers)
    if (waiver.number == check.number && (waiver.type.empty() || waiver.type == type)) return waiver.reason;
  return {};
}

}  // namespace

bool Report::is_clean() const {
  return unloadable.empty() && std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
           return finding.verdict.status == Status::failed && finding.waived.empty();
         });
}

Report check_file(const Target& target, const CheckerOptions& options, const std::function<void(const Finding&)>& heard) {
  Report report;
  report.file = target.file;
  report.types = types_of(target.file, 10.0 * options.longer, report.unloadable);
  if (!report.unloadable.empty()) return report;
  if (!target.type.empty()) report.types = {target.type};
  int hung = 0;
  for (const Check& check : checks()) {
    if (!is_asked(check, options)) continue;
    for (const std::string& type : check.about_file ? std::vector<std::string>{""} : report.types) {
      Target about = target;
      about.type = type;
      const bool enough = hung >= most_hung;
      Finding finding{&check, type, enough ? Verdict::skip("too many checks have hung") : ask(check, about, options.longer), {}};
      if (finding.verdict.text.rfind("hangs", 0) == 0) ++hung;
      if (finding.verdict.status == Status::failed) finding.waived = waiver_for(check, type, options.waivers);
      if (heard) heard(finding);
      report.findings.push_back(std::move(finding));
    }
  }
  return report;
}

}  // namespace anlage::check
