// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage::detail {
namespace {

constexpr std::int64_t kMostUnits = 2147483647;

struct Kind {
  const char* key;
  PartKind kind;
};

constexpr std::array<Kind, 3> kKinds = {
    {{"world", PartKind::world}, {"regions", PartKind::region}, {"steering", PartKind::steering}}};

std::vector<std::pair<std::string, std::int64_t>> read_size(TableReader& part) {
  std::vector<std::pair<std::string, std::int64_t>> size;
  const Table* table = part.table("size");
  if (table == nullptr) return size;
  TableReader axes(*table, part.value("size")->where, part.path_of("size"), part.problems());
  for (const Entry& entry : *table) {
    if (!is_name(entry.key)) {
      part.problems().add({ErrorCode::wrong_value, fmt::format("`{}` cannot be the name of an axis", entry.key),
                           entry.where, axes.path_of(entry.key), kNameRule});
    }
    if (const auto units = axes.integer(entry.key, 1, kMostUnits)) size.emplace_back(entry.key, *units);
  }
  return size;
}

FaultPolicy read_policy(TableReader& part) {
  const std::string word = part.word("on_fault", {"stop", "freeze", "silence"}).value_or("stop");
  if (word == "freeze") return FaultPolicy::freeze;
  return word == "silence" ? FaultPolicy::silence : FaultPolicy::stop;
}

void read_times(TableReader& reader, double tick, PartGene& part) {
  part.period = reader.ticks("period", tick, 1).value_or(1);
  part.offset = reader.ticks("offset", tick, 0).value_or(0);
  if (part.offset < part.period || reader.value("offset") == nullptr) return;
  reader.problems().add({ErrorCode::out_of_range,
                         fmt::format("is {} [ticks], and has to be less than the period, {}", part.offset, part.period),
                         reader.value("offset")->where, reader.path_of("offset")});
}

PartGene read_part(const Kind& kind, const Entry& entry, const Table& table, Level& level, Context& context) {
  TableReader reader(table, entry.where, std::string(kind.key) + "." + entry.key, context.problems);
  PartGene part;
  part.kind = kind.kind;
  part.path = entry.key;
  part.where = entry.where;
  reader.require("type", kind.kind == PartKind::region ? "the name of a plugin's type, or `genome` for a nested genome"
                                                       : "the name of a plugin's type");
  part.gene.type = reader.text("type").value_or("");
  if (const Value* type = reader.value("type")) {
    part.gene.where = type->where;
    part.gene.type_overridden = type->overridden;
  }
  part.size = read_size(reader);
  read_times(reader, level.genome.tick, part);
  part.on_fault = read_policy(reader);
  part.in_worker = reader.word("isolation", {"none", "worker"}).value_or("none") == "worker";
  part.gene.settings = reader.others();
  return part;
}

struct Item {
  const Kind* kind;
  const Entry* entry;
};

/// Parts of all kinds in the order of the file, then the rows of its tables.
std::vector<Item> items_of(const Table& root, const std::string& file, Diagnostics& problems) {
  std::vector<Item> items;
  for (const Kind& kind : kKinds) {
    const Value* group = find(root, kind.key);
    if (group == nullptr) continue;
    if (group->table() == nullptr) {
      refuse_kind(*group, kind.key, "a table of parts", problems, fmt::format("[{}.NAME] with a `type`", kind.key));
      continue;
    }
    for (const Entry& entry : *group->table()) items.push_back({&kind, &entry});
  }
  const auto rows = std::stable_partition(items.begin(), items.end(), [&](const Item& item) { return item.entry->where.file == file; });
  std::stable_sort(items.begin(), rows, [](const Item& a, const Item& b) {
    return std::tie(a.entry->where.line, a.entry->where.column) < std::tie(b.entry->where.line, b.entry->where.column);
  });
  return items;
}

/// True if the item is a table under a legal name that is still free.
bool is_usable(const Item& item, std::map<std::string, const Item*>& taken, const Level& level, Diagnostics& problems) {
  const Entry& entry = *item.entry;
  const std::string path = std::string(item.kind->key) + "." + entry.key;
  if (!is_path(entry.key)) {
    problems.add({ErrorCode::wrong_value, fmt::format("`{}` cannot be the name of a part", entry.key), entry.where,
                  path, kNameRule});
    return false;
  }
  const auto [first, is_new] = taken.emplace(entry.key, &item);
  if (!is_new || level.scope.has_part(entry.key)) {
    const Entry& other = *first->second->entry;
    problems.add({ErrorCode::duplicate_name,
                  is_new ? fmt::format("there is already a part `{}` in a nested genome", entry.key)
                         : fmt::format("there is already a part `{}` at {}", entry.key, other.where.text()),
                  entry.where, path, "regions, steering circuits and worlds share their names"});
    return false;
  }
  if (entry.value.table() == nullptr) refuse_kind(entry.value, path, "a table with a `type`", problems);
  return entry.value.table() != nullptr;
}

}  // namespace

void read_parts(const Table& root, Level& level, Context& context) {
  const std::vector<Item> items = items_of(root, context.file(), context.problems);
  std::map<std::string, const Item*> taken;
  for (const Item& item : items) {
    if (!is_usable(item, taken, level, context.problems)) continue;
    const Table& table = *item.entry->value.table();
    const Value* file = item.kind->kind == PartKind::region ? find(table, "genome") : nullptr;
    if (file != nullptr) {
      read_nested(*item.entry, *file, level, context);
    } else {
      level.scope.add_part(item.entry->key);
      level.genome.parts.push_back(read_part(*item.kind, *item.entry, table, level, context));
    }
  }
}

}  // namespace anlage::detail
