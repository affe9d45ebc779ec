// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/row_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/toml_reader.hpp"

namespace anlage::detail {
namespace {

bool is_remark(const Cell& heading) { return heading.text.starts_with('#'); }

bool check_header(const Row& header, const RowKind& kind, Diagnostics& problems) {
  bool legal = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const Cell& cell = header[i];
    if (is_remark(cell)) continue;
    if (!kind.is_column(cell.text)) {
      problems.add({ErrorCode::unknown_key, fmt::format("unknown column `{}`", cell.text), cell.where, "", suggest(cell.text, kind.columns)});
      legal = false;
    } else if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i),
                           [&](const Cell& other) { return other.text == cell.text; })) {
      problems.add({ErrorCode::duplicate_name, fmt::format("the column `{}` stands here twice", cell.text), cell.where});
      legal = false;
    }
  }
  return legal;
}

std::vector<Row> read_rows(const std::string& file, const SourceLocation& where, Diagnostics& problems) {
  try {
    return read_csv(read_file(file, where), file, problems);
  } catch (const Error& error) {
    problems.add(error.problems().front());
    return {};
  }
}

Table& table_below(Table& table, const std::string& key, const SourceLocation& where) {
  auto found = std::ranges::find(table, key, &Entry::key);
  if (found == table.end()) {
    table.push_back({key, {}, where});
    found = table.end() - 1;
  }
  if (found->value.table() == nullptr) {
    found->value.data = Table{};
    found->value.where = where;
  }
  return std::get<Table>(found->value.data);
}

template <class Expand>
void expand_all(const char* key, Table& root, Context& context, const Expand& expand) {
  const Value* list = find(root, key);
  if (list == nullptr) return;
  if (list->list() == nullptr)
    return refuse_kind(*list, key, "a list of tables", context.problems, fmt::format("each begins with [[{}]]", key));
  const List tables = *list->list();  // `root` grows meanwhile
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string path = fmt::format("{}.{}", key, i);
    if (tables[i].table() == nullptr)
      refuse_kind(tables[i], path, "a table", context.problems, fmt::format("each begins with [[{}]]", key));
    else
      expand(tables[i], path, root, context);
  }
}

}  // namespace

std::optional<RowTable> read_row_table(TableReader& reader, const RowKind& kind, const std::string& path, Context& context) {
  reader.require("table", fmt::format("the CSV file with one {} a row", kind.thing));
  const std::optional<std::string> name = reader.text("table");
  RowTable table;
  table.common = reader.others();
  if (!name) return std::nullopt;
  const std::string file = beside(context.file(), *name);
  const std::size_t before = context.problems.problems().size();
  std::vector<Row> rows = read_rows(file, reader.value("table")->where, context.problems);
  if (rows.empty() && context.problems.problems().size() != before) return std::nullopt;
  if (rows.size() < 2) {
    context.problems.add({ErrorCode::wrong_value, rows.empty() ? "is empty" : "has a header and no rows", {file}, path,
                          fmt::format("first a header such as {}, then one {} a row", kind.example, kind.thing)});
    return std::nullopt;
  }
  table.header = rows.front();
  if (!check_header(table.header, kind, context.problems)) return std::nullopt;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->size() == table.header.size()) {
      table.rows.push_back(std::move(*row));
    } else {
      context.problems.add({ErrorCode::syntax, fmt::format("the header has {} columns, and this row {}", table.header.size(), row->size()),
                            row->front().where, path});
    }
  }
  return table;
}

Value value_of(const Row& row, const RowTable& table, const PutCell& put_cell) {
  Table keys = table.common;
  for (std::size_t column = 0; column < row.size(); ++column) {
    const bool stated = !row[column].text.empty() || row[column].quoted;
    if (stated && !is_remark(table.header[column])) put_cell(keys, table.header[column].text, row[column]);
  }
  Value value;
  value.data = std::move(keys);
  value.where = {row.front().where.file, row.front().where.line, 1};
  return value;
}

Value text_of(const Cell& cell, std::string text) {
  Value value;
  value.data = std::move(text);
  value.where = cell.where;
  return value;
}

Value word_of(const Cell& cell) { return cell.quoted ? text_of(cell, cell.text) : read_word(cell.text, cell.where); }

void put(Table& row, const std::string& heading, Value value) {
  const std::size_t dot = heading.find('.');
  if (dot != std::string::npos) return put(table_below(row, heading.substr(0, dot), value.where), heading.substr(dot + 1), std::move(value));
  const SourceLocation where = value.where;
  const auto found = std::ranges::find(row, heading, &Entry::key);
  if (found != row.end())
    found->value = std::move(value);
  else
    row.push_back({heading, std::move(value), where});
}

void expand_tables(Table& root, Context& context) {
  expand_all("areas", root, context, expand_areas);
  expand_all("wiring", root, context, expand_wiring);
}

}  // namespace anlage::detail
