// SPDX-License-Identifier: Apache-2.0
/// Tables of parts and of projections: [[areas]] and [[wiring]] hold keys that all rows share, and name a CSV file with one thing a row.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anlage/genome/detail/csv.hpp"
#include "anlage/genome/detail/level.hpp"
#include "anlage/genome/detail/table_reader.hpp"

namespace anlage::detail {

/// What the rows of a kind of table are. A column whose heading begins with '#' is a remark and belongs to every kind.
struct RowKind {
  const char* thing;                  ///< "projection"
  const char* example;                ///< a header, for messages
  std::vector<std::string> columns;   ///< legal headings, for messages
  bool (*is_column)(const std::string& heading);
};

struct RowTable {
  Table common;  ///< what is stated for all rows
  Row header;
  std::vector<Row> rows;
};

/// Puts one stated cell under its heading. Dotted headings fill the tables of a row.
using PutCell = std::function<void(Table& row, const std::string& heading, const Cell& cell)>;

/// Reads the file that `table` names, for the table at `path`; what `reader` was not asked for is common to all rows. Nothing if it cannot be used. [build]
[[nodiscard]] std::optional<RowTable> read_row_table(TableReader& reader, const RowKind& kind, const std::string& path, Context& context);

/// One row over what is common to all. It stands at the beginning of its line. [build]
[[nodiscard]] Value value_of(const Row& row, const RowTable& table, const PutCell& put_cell);

/// A cell as a TOML value, else as text; in quotes it is text. [any]
[[nodiscard]] Value word_of(const Cell& cell);
[[nodiscard]] Value text_of(const Cell& cell, std::string text);

/// Sets `heading`, perhaps "size.n", making the table it stands in. [build]
void put(Table& row, const std::string& heading, Value value);

/// Writes the rows of all [[areas]] into `regions` and those of all [[wiring]] into `projections`, after what is stated there. The
/// tables themselves stay, and nobody reads them again. [build]
void expand_tables(Table& root, Context& context);

/// Each appends the rows of one table. [build]
void expand_areas(const Value& areas, const std::string& path, Table& root, Context& context);
void expand_wiring(const Value& wiring, const std::string& path, Table& root, Context& context);

}  // namespace anlage::detail
