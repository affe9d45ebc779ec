// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_description.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace anlage {
namespace {

constexpr std::array<std::string_view, 3> verdicts{"sound", "refused", "quarantined"};

std::optional<std::uint32_t> number_in(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void append_escaped(std::string& line, const std::string& field) {
  for (const char c : field) {
    if (c == '\t') line += "\\t";
    else if (c == '\n') line += "\\n";
    else if (c == '\\') line += "\\\\";
    else line += c;
  }
}

bool take_type(PluginDescription& description, const std::vector<std::string>& fields) {
  const auto kind = fields.size() == 5 ? number_in(fields[1]) : std::nullopt;
  if (!kind || *kind < ANLAGE_KIND_REGION || *kind > ANLAGE_KIND_WORLD) return false;
  description.types.push_back({static_cast<Kind>(*kind), fields[2], fields[3], fields[4]});
  return true;
}

bool take_problem(PluginDescription& description, const std::vector<std::string>& fields) {
  const auto code = fields.size() == 4 ? number_in(fields[1]) : std::nullopt;
  if (!code || *code > static_cast<std::uint32_t>(ErrorCode::internal)) return false;
  description.problems.push_back(
      {.code = static_cast<ErrorCode>(*code), .message = fields[2], .where = {}, .path = {}, .hint = fields[3]});
  return true;
}

}  // namespace

bool PluginDescription::offers(std::string_view type) const {
  return std::any_of(types.begin(), types.end(), [&](const DescribedType& each) { return each.name == type; });
}

std::string PluginDescription::version(std::string_view type) const {
  for (const DescribedType& each : types)
    if (each.name == type) return each.version;
  return {};
}

std::string line_of(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += '\t';
    append_escaped(line, fields[i]);
  }
  return line + '\n';
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      fields.emplace_back();
    } else if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      fields.back() += line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : line[i];
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

std::string to_lines(const PluginDescription& description) {
  const auto verdict = static_cast<std::size_t>(description.verdict);
  std::string lines = line_of({"description", std::string(verdicts[verdict]), description.hash});
  for (const DescribedType& type : description.types) {
    lines += line_of({"type", std::to_string(static_cast<std::uint32_t>(type.kind)), type.name, type.version, type.doc});
  }
  for (const Problem& problem : description.problems) {
    lines += line_of({"problem", std::to_string(static_cast<int>(problem.code)), problem.message, problem.hint});
  }
  return lines;
}

bool take_line(PluginDescription& description, const std::vector<std::string>& fields) {
  if (fields[0] == "type") return take_type(description, fields);
  if (fields[0] == "problem") return take_problem(description, fields);
  if (fields[0] != "description" || fields.size() != 3) return false;
  const auto verdict = std::find(verdicts.begin(), verdicts.end(), fields[1]);
  if (verdict == verdicts.end()) return false;
  description.verdict = static_cast<Verdict>(verdict - verdicts.begin());
  description.hash = fields[2];
  return true;
}

}  // namespace anlage
