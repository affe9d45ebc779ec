// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/timed_change.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/detail/toml_reader.hpp"
#include "anlage/genome/detail/toml_text.hpp"

namespace anlage {
namespace {

using detail::TableReader;

constexpr const char* example = "set = { \"projections.readout.learning.eta\" = 0.01 }";

/// The right side of an override that means this value; bare `none` removes what the path names.
std::string right_side(const Value& value) {
  const std::string* text = value.text();
  return text != nullptr && *text == "none" ? *text : value.toml();
}

std::vector<TimedSetting> read_settings(TableReader& change) {
  std::vector<TimedSetting> settings;
  change.require("set", std::string("what changes: ") + example);
  const Table* set = change.table("set");
  if (set == nullptr) return settings;
  for (const Entry& entry : *set) {
    if (entry.key.find('.') != std::string::npos) {
      settings.push_back({{entry.key, right_side(entry.value)}, entry.where});
      continue;
    }
    change.problems().add({ErrorCode::wrong_value, fmt::format("`{}` is no path to a setting", entry.key), entry.where,
                           change.path_of("set"), std::string("the whole path stands in quotes: ") + example});
  }
  if (set->empty())
    change.problems().add({ErrorCode::missing_key, "is empty: nothing changes", change.value("set")->where,
                           change.path_of("set"), example});
  return settings;
}

std::uint64_t read_moment(TableReader& change, double tick) {
  const Value* at = change.value("at");
  const Value* stated = change.value("tick");
  if ((at == nullptr) == (stated == nullptr)) {
    change.problems().add({at == nullptr ? ErrorCode::missing_key : ErrorCode::wrong_value,
                           at == nullptr ? "does not say when" : "has both `at` and `tick`",
                           at == nullptr ? change.where() : at->where, change.path_of(at == nullptr ? "at" : "tick"),
                           "state at = \"2 s\", or tick = 2000"});
    return 0;
  }
  if (stated != nullptr) return static_cast<std::uint64_t>(change.integer("tick", 0, std::int64_t{1} << 52).value_or(0));
  if (at->text() == nullptr) {
    detail::refuse_kind(*at, change.path_of("at"), "a time such as \"2 s\"", change.problems(),
                        "a number of ticks is stated as `tick`");
    return 0;
  }
  return change.ticks("at", tick, 0).value_or(0);
}

TimedChange read_change(const Value& value, const std::string& path, double tick, Diagnostics& problems) {
  TimedChange change;
  change.where = value.where;
  if (value.table() == nullptr) {
    detail::refuse_kind(value, path, "a table", problems, "each begins with [[changes]]");
    return change;
  }
  TableReader reader(*value.table(), value.where, path, problems);
  change.tick = read_moment(reader, tick);
  change.set = read_settings(reader);
  reader.refuse_others();
  return change;
}

}  // namespace

std::vector<TimedChange> parse_timed_changes(const std::string& toml, const std::string& file, double tick) {
  Diagnostics problems;
  const Table root = detail::read_toml(toml, file, problems);
  TableReader reader(root, {file, 1, 1}, "", problems);
  reader.require("changes", "each change begins with [[changes]]");
  std::vector<TimedChange> changes;
  if (const List* list = reader.list("changes")) {
    for (std::size_t i = 0; i < list->size(); ++i)
      changes.push_back(read_change((*list)[i], fmt::format("changes.{}", i), tick, problems));
  }
  reader.refuse_others();
  problems.throw_if_any();
  std::ranges::stable_sort(changes, {}, &TimedChange::tick);
  return changes;
}

std::vector<TimedChange> read_timed_changes(const std::string& file, double tick) {
  return parse_timed_changes(detail::read_file(file), file, tick);
}

std::string toml_of(const std::vector<TimedChange>& changes) {
  std::string text;
  for (const TimedChange& change : changes) {
    std::string set;
    for (const TimedSetting& setting : change.set) {
      const bool bare = setting.change.value == "none";
      set += fmt::format("{}{} = {}", set.empty() ? "" : ", ", detail::toml_key(setting.change.path),
                         bare ? detail::toml_text(setting.change.value) : setting.change.value);
    }
    text += fmt::format("{}[[changes]]\ntick = {}\nset = {{ {} }}\n", text.empty() ? "" : "\n", change.tick, set);
  }
  return text;
}

}  // namespace anlage
