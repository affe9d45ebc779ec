// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/timed_change.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "anlage/genome/detail/moments.hpp"
#include "anlage/genome/detail/toml_reader.hpp"
#include "anlage/genome/detail/toml_text.hpp"

namespace anlage {
namespace {

using detail::TableReader;

constexpr const char* set_example = "set = { \"projections.readout.learning.eta\" = 0.01 }";
constexpr const char* rule_example = "projection = \"readout\", learning = { type = \"Oja\", eta = 0.01 }";

/// A bare `none` on the right side takes away what the path names.
Override override_of(const std::string& path, const Value& value, const SourceLocation& where) {
  const std::string* text = value.text();
  return {path, text != nullptr && *text == "none" ? *text : value.toml(), value, where};
}

void read_settings(TableReader& change, std::vector<Override>& settings) {
  const Table* set = change.table("set");
  if (set == nullptr) return;
  for (const Entry& entry : *set) {
    if (entry.key.find('.') != std::string::npos) {
      settings.push_back(override_of(entry.key, entry.value, entry.where));
      continue;
    }
    change.problems().add({ErrorCode::wrong_value, fmt::format("`{}` is no path to a setting", entry.key), entry.where,
                           change.path_of("set"), std::string("the whole path stands in quotes: ") + set_example});
  }
  if (set->empty())
    change.problems().add({ErrorCode::missing_key, "is empty: nothing changes", change.value("set")->where,
                           change.path_of("set"), set_example});
}

void read_rule(TableReader& change, std::vector<Override>& settings) {
  const Value* learning = change.value("learning");
  const Value* stated = change.value("projection");
  const std::optional<std::string> projection = change.text("projection");
  if (learning == nullptr && stated == nullptr) return;
  if (learning == nullptr || stated == nullptr) {
    const char* missing = learning == nullptr ? "learning" : "projection";
    change.problems().add({ErrorCode::missing_key, fmt::format("has no `{}`", missing), change.where(),
                           change.path_of(missing), rule_example});
    return;
  }
  const bool none = learning->text() != nullptr && *learning->text() == "none";
  if (learning->table() == nullptr && !none)
    return detail::refuse_kind(*learning, change.path_of("learning"), "a table or \"none\"", change.problems(),
                               rule_example);
  if (projection) settings.push_back(override_of("projections." + *projection + ".learning", *learning, stated->where));
}

/// What one entry says, and its time.
struct Entries {
  ChangeList list;
  std::vector<std::uint64_t> ticks;
  std::vector<SourceLocation> places;
};

void read_change(const Value& value, const std::string& path, const detail::ClockGene& clock, Diagnostics& problems, Entries& entries) {
  if (value.table() == nullptr) return detail::refuse_kind(value, path, "a table", problems, "each begins with [[changes]]");
  TableReader reader(*value.table(), value.where, path, problems);
  TimedChange change;
  change.where = value.where;
  change.tick = detail::read_moment(reader, clock);
  entries.ticks.push_back(change.tick);
  entries.places.push_back(value.where);
  if (detail::has_operation(reader)) {
    entries.list.interventions.push_back(detail::read_intervention(reader, clock, change.tick));
    return reader.refuse_others();
  }
  read_rule(reader, change.set);
  read_settings(reader, change.set);
  if (reader.value("set") == nullptr && reader.value("projection") == nullptr && reader.value("learning") == nullptr)
    problems.add({ErrorCode::missing_key, "does not say what changes", value.where, path,
                  std::string(rule_example) + "; or " + set_example + "; or lesion, silence, cut, freeze = \"kenyon\""});
  reader.refuse_others();
  entries.list.settings.push_back(std::move(change));
}

void check_order(const Entries& entries, Diagnostics& problems) {
  for (std::size_t i = 1; i < entries.ticks.size(); ++i) {
    if (entries.ticks[i] >= entries.ticks[i - 1]) continue;
    problems.add({ErrorCode::out_of_range,
                  fmt::format("comes before tick {}, and the change above it before tick {}", entries.ticks[i], entries.ticks[i - 1]),
                  entries.places[i], fmt::format("changes.{}", i), "changes stand in the order of their times"});
  }
}

}  // namespace

ChangeList parse_change_list(const std::string& toml, const std::string& file, double tick, std::uint64_t birth) {
  Diagnostics problems;
  const Table root = detail::read_toml(toml, file, problems);
  TableReader reader(root, {file, 1, 1}, "", problems);
  reader.require("changes", "each change begins with [[changes]]");
  Entries entries;
  if (const List* list = reader.list("changes")) {
    for (std::size_t i = 0; i < list->size(); ++i)
      read_change((*list)[i], fmt::format("changes.{}", i), {tick, birth}, problems, entries);
  }
  reader.refuse_others();
  if (!problems.has_problems()) check_order(entries, problems);
  problems.throw_if_any();
  return std::move(entries.list);
}

ChangeList read_change_list(const std::string& file, double tick, std::uint64_t birth) {
  return parse_change_list(detail::read_file(file), file, tick, birth);
}

std::vector<TimedChange> parse_timed_changes(const std::string& toml, const std::string& file, double tick, std::uint64_t birth) {
  ChangeList list = parse_change_list(toml, file, tick, birth);
  if (list.interventions.empty()) return std::move(list.settings);
  throw Error({ErrorCode::does_not_fit, "only settings are changed here", list.interventions.front().where, "changes"});
}

std::string toml_of(const std::vector<TimedChange>& changes) {
  std::string text;
  for (const TimedChange& change : changes) {
    std::string set;
    for (const Override& setting : change.set) {
      const bool bare = setting.value == "none";
      set += fmt::format("{}{} = {}", set.empty() ? "" : ", ", detail::toml_key(setting.path),
                         bare ? detail::toml_text(setting.value) : setting.value);
    }
    text += fmt::format("{}[[changes]]\ntick = {}\nset = {{ {} }}\n", text.empty() ? "" : "\n", change.tick, set);
  }
  return text;
}

}  // namespace anlage
