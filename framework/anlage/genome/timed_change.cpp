// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/timed_change.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "anlage/genome/detail/table_reader.hpp"
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
  read_rule(reader, change.set);
  read_settings(reader, change.set);
  if (reader.value("set") == nullptr && reader.value("projection") == nullptr && reader.value("learning") == nullptr)
    problems.add({ErrorCode::missing_key, "does not say what changes", value.where, path,
                  std::string(rule_example) + "; or " + set_example});
  reader.refuse_others();
  return change;
}

void check_order(const std::vector<TimedChange>& changes, Diagnostics& problems) {
  for (std::size_t i = 1; i < changes.size(); ++i) {
    if (changes[i].tick >= changes[i - 1].tick) continue;
    problems.add({ErrorCode::out_of_range,
                  fmt::format("comes before tick {}, and the change above it before tick {}", changes[i].tick, changes[i - 1].tick),
                  changes[i].where, fmt::format("changes.{}", i), "changes stand in the order of their times"});
  }
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
  if (!problems.has_problems()) check_order(changes, problems);
  problems.throw_if_any();
  return changes;
}

std::vector<TimedChange> read_timed_changes(const std::string& file, double tick) {
  return parse_timed_changes(detail::read_file(file), file, tick);
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
