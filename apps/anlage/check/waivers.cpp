// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "anlage/base/diagnostics.hpp"
#include "check/checker.hpp"

namespace anlage::check {
namespace {

SourceLocation place_of(const toml::node& node, const std::string& file) {
  return {file, static_cast<std::uint32_t>(node.source().begin.line), static_cast<std::uint32_t>(node.source().begin.column)};
}

void read_one(const toml::table& entry, const std::string& file, std::vector<Waiver>& waivers, Diagnostics& problems) {
  const auto complain = [&](ErrorCode code, std::string message, std::string hint) {
    problems.add({.code = code, .message = std::move(message), .where = place_of(entry, file), .path = {}, .hint = std::move(hint)});
  };
  Waiver waiver;
  waiver.number = static_cast<int>(entry["check"].value_or(std::int64_t{0}));
  waiver.type = entry["type"].value_or(std::string());
  waiver.reason = entry["reason"].value_or(std::string());
  if (waiver.number < 1 || waiver.number > checks().back().number)
    complain(ErrorCode::wrong_value, "no check has the number that this waives", "state check = 1 … " + std::to_string(checks().back().number));
  if (waiver.reason.empty()) complain(ErrorCode::missing_key, "a check is waived without a reason", "state reason = \"…\": it is printed in reports");
  for (const auto& [key, value] : entry)
    if (key != "check" && key != "type" && key != "reason")
      complain(ErrorCode::unknown_key, "nothing reads `" + std::string(key.str()) + "`", "check, type, reason");
  waivers.push_back(std::move(waiver));
}

}  // namespace

std::vector<Waiver> read_waivers(const std::string& file) {
  Diagnostics problems;
  std::vector<Waiver> waivers;
  try {
    const toml::table table = toml::parse_file(file);
    const toml::array* entries = table["waive"].as_array();
    if (entries == nullptr)
      problems.add({.code = ErrorCode::missing_key, .message = "holds no [[waive]] entries", .path = file});
    else
      for (const toml::node& entry : *entries)
        if (entry.is_table()) read_one(*entry.as_table(), file, waivers, problems);
  } catch (const toml::parse_error& error) {
    problems.add({.code = ErrorCode::syntax, .message = std::string(error.description()),
                  .where = {file, static_cast<std::uint32_t>(error.source().begin.line), static_cast<std::uint32_t>(error.source().begin.column)}});
  }
  problems.throw_if_any();
  return waivers;
}

}  // namespace anlage::check
