// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/csv.hpp"
#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/names.hpp"
#include "anlage/genome/detail/table_reader.hpp"
#include "anlage/genome/detail/toml_reader.hpp"

namespace anlage::detail {
namespace {

const std::vector<std::string> kColumns = {"from", "to", "delay", "name", "connection.…", "learning.…", "signals.…"};

/// What [[wiring]] has besides the keys of a projection.
struct Template {
  Table keys;
  std::string from_port;
  std::string to_port;
  std::string file;
};

bool is_column(const std::string& name) {
  const std::size_t dot = name.find('.');
  const std::string group = name.substr(0, dot);
  if (dot == std::string::npos) return group == "from" || group == "to" || group == "delay" || group == "name";
  return dot + 1 < name.size() && (group == "connection" || group == "learning" || group == "signals");
}

bool check_header(const Row& header, Diagnostics& problems) {
  bool legal = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const Cell& cell = header[i];
    if (!is_column(cell.text)) {
      problems.add({ErrorCode::unknown_key, fmt::format("unknown column `{}`", cell.text), cell.where, "",
                    suggest(cell.text, kColumns)});
      legal = false;
    } else if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i),
                           [&](const Cell& other) { return other.text == cell.text; })) {
      problems.add(
          {ErrorCode::duplicate_name, fmt::format("the column `{}` stands here twice", cell.text), cell.where});
      legal = false;
    }
  }
  return legal;
}

void put(Table& table, const std::string& key, Value value) {
  const SourceLocation where = value.where;
  const auto found = std::ranges::find(table, key, &Entry::key);
  if (found != table.end()) {
    found->value = std::move(value);
  } else {
    table.push_back({key, std::move(value), where});
  }
}

Table& table_below(Table& table, const std::string& key, const SourceLocation& where) {
  const auto found = std::ranges::find(table, key, &Entry::key);
  if (found != table.end() && found->value.table() != nullptr) return std::get<Table>(found->value.data);
  Value made;
  made.data = Table{};
  made.where = where;
  put(table, key, std::move(made));
  return std::get<Table>(std::ranges::find(table, key, &Entry::key)->value.data);
}

Value text_value(const Cell& cell, std::string text) {
  Value value;
  value.data = std::move(text);
  value.where = cell.where;
  return value;
}

void put_cell(Table& projection, const std::string& column, const Cell& cell, const Template& common) {
  const std::size_t dot = column.find('.');
  if (dot != std::string::npos) {
    Table& below = table_below(projection, column.substr(0, dot), cell.where);
    put(below, column.substr(dot + 1), cell.quoted ? text_value(cell, cell.text) : read_word(cell.text, cell.where));
  } else if (column == "from" || column == "to") {
    const std::string& port = column == "from" ? common.from_port : common.to_port;
    const bool bare = cell.text.find('.') == std::string::npos && !port.empty();
    put(projection, column, text_value(cell, bare ? cell.text + "." + port : cell.text));
  } else if (column == "name") {
    put(projection, column, text_value(cell, cell.text));
  } else {
    put(projection, column, read_word(cell.text, cell.where));
  }
}

Template read_template(const Value& wiring, const std::string& path, Context& context) {
  TableReader reader(*wiring.table(), wiring.where, path, context.problems);
  Template common;
  reader.require("table", "the CSV file with one projection a row");
  const std::optional<std::string> table = reader.text("table");
  if (table) common.file = beside(context.file(), *table);
  common.from_port = reader.text("from_port").value_or("");
  common.to_port = reader.text("to_port").value_or("");
  common.keys = reader.others();
  return common;
}

Value projection_of(const Row& row, const Row& header, const Template& common) {
  Table keys = common.keys;
  for (std::size_t column = 0; column < row.size(); ++column) {
    const bool stated = !row[column].text.empty() || row[column].quoted;
    if (stated) put_cell(keys, header[column].text, row[column], common);
  }
  Value projection;
  projection.data = std::move(keys);
  projection.where = {row.front().where.file, row.front().where.line, 1};
  return projection;
}

}  // namespace

std::vector<Value> read_wiring_table(const Value& wiring, const std::string& path, Context& context) {
  const Template common = read_template(wiring, path, context);
  std::vector<Value> projections;
  if (common.file.empty()) return projections;
  std::vector<Row> rows;
  try {
    rows = read_csv(read_file(common.file, find(*wiring.table(), "table")->where), common.file, context.problems);
  } catch (const Error& error) {
    context.problems.add(error.problems().front());
    return projections;
  }
  if (rows.size() < 2) {
    context.problems.add({ErrorCode::wrong_value,
                          rows.empty() ? "is empty" : "has a header and no rows",
                          {common.file},
                          path,
                          "first a header such as from,to,connection.weight, then one projection a row"});
    return projections;
  }
  const Row header = rows.front();
  if (!check_header(header, context.problems)) return projections;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->size() == header.size()) {
      projections.push_back(projection_of(*row, header, common));
    } else {
      context.problems.add({ErrorCode::syntax,
                            fmt::format("the header has {} columns, and this row {}", header.size(), row->size()),
                            row->front().where, path});
    }
  }
  return projections;
}

}  // namespace anlage::detail
