// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/row_table.hpp"

namespace anlage::detail {
namespace {

bool is_area_column(const std::string& heading) {
  return !heading.empty() && heading.front() != '.' && heading.back() != '.' && heading.find("..") == std::string::npos;
}

const RowKind& area_kind() {
  static const RowKind kind{"region", "name,size.n,gain", {"name", "type", "size.…", "period", "offset", "on_fault", "a setting of the type"}, is_area_column};
  return kind;
}

/// The table `regions`, made if the file has none; nullptr if it is something else, which is reported where it is read.
Table* regions_of(Table& root, const SourceLocation& where) {
  const auto found = std::ranges::find(root, "regions", &Entry::key);
  if (found != root.end()) return std::get_if<Table>(&found->value.data);
  Value made;
  made.data = Table{};
  made.where = where;
  root.push_back({"regions", std::move(made), where});
  return &std::get<Table>(root.back().value.data);
}

void check_group(const Value& name, const std::string& path, const Table& regions, Diagnostics& problems) {
  const std::string* group = name.text();
  if (group == nullptr || group->empty()) return;  // reported where it is read
  if (!is_path(*group))
    problems.add({ErrorCode::wrong_value, fmt::format("`{}` cannot be the name of a group", *group), name.where, path, kNameRule});
  if (const Entry* other = find_entry(regions, *group); other != nullptr)
    problems.add({ErrorCode::duplicate_name, fmt::format("there is already a part `{}` at {}", *group, other->where.text()), name.where, path,
                  "what is done to a group is done to everything below its name"});
}

}  // namespace

void expand_areas(const Value& areas, const std::string& path, Table& root, Context& context) {
  TableReader reader(*areas.table(), areas.where, path, context.problems);
  const std::string group = reader.text("name").value_or("");
  Table* regions = regions_of(root, areas.where);
  const std::optional<RowTable> table = read_row_table(reader, area_kind(), path, context);
  if (!table || regions == nullptr) return;
  if (const Value* name = reader.value("name")) check_group(*name, path + ".name", *regions, context.problems);
  const auto column = std::ranges::find(table->header, "name", &Cell::text);
  if (column == table->header.end())
    return context.problems.add({ErrorCode::missing_key, "has no column `name`", table->header.front().where, path, "each region needs a name"});
  for (const Row& row : table->rows) {
    const Cell& name = row[static_cast<std::size_t>(column - table->header.begin())];
    Value region = value_of(row, *table, [](Table& keys, const std::string& heading, const Cell& cell) {
      if (heading != "name") put(keys, heading, word_of(cell));
    });
    regions->push_back({(group.empty() ? "" : group + "/") + name.text, std::move(region), name.where});
  }
}

}  // namespace anlage::detail
