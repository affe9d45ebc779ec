// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/row_table.hpp"

namespace anlage::detail {
namespace {

bool is_wiring_column(const std::string& heading) {
  const std::size_t dot = heading.find('.');
  const std::string group = heading.substr(0, dot);
  if (dot == std::string::npos) return group == "from" || group == "to" || group == "delay" || group == "name";
  return dot + 1 < heading.size() && (group == "connection" || group == "learning" || group == "signals");
}

const RowKind& wiring_kind() {
  static const RowKind kind{"projection",
                            "from,to,connection.weight",
                            {"from", "to", "delay", "name", "connection.…", "learning.…", "signals.…"},
                            is_wiring_column};
  return kind;
}

/// What completes a cell that holds a bare part: "v1" → "cortex/v1.rate".
struct End {
  std::string group;
  std::string port;

  [[nodiscard]] std::string complete(const std::string& cell) const {
    if (cell.find('.') != std::string::npos) return cell;
    return (group.empty() ? "" : group + "/") + cell + (port.empty() ? "" : "." + port);
  }
};

End read_end(TableReader& reader, const std::string& end) {
  return {reader.text(end + "_group").value_or(""), reader.text(end + "_port").value_or("")};
}

/// The list `projections`, made if the file has none; nullptr if it is something else, which is reported where it is read.
List* projections_of(Table& root, const SourceLocation& where) {
  for (Entry& entry : root)
    if (entry.key == "projections") return std::get_if<List>(&entry.value.data);
  Value made;
  made.data = List{};
  made.where = where;
  root.push_back({"projections", std::move(made), where});
  return &std::get<List>(root.back().value.data);
}

}  // namespace

void expand_wiring(const Value& wiring, const std::string& path, Table& root, Context& context) {
  TableReader reader(*wiring.table(), wiring.where, path, context.problems);
  (void)reader.text("name");
  const End from = read_end(reader, "from"), to = read_end(reader, "to");
  const std::optional<RowTable> table = read_row_table(reader, wiring_kind(), path, context);
  List* projections = projections_of(root, wiring.where);
  if (!table || projections == nullptr) return;
  for (const Row& row : table->rows) {
    projections->push_back(value_of(row, *table, [&](Table& keys, const std::string& heading, const Cell& cell) {
      if (heading == "from" || heading == "to")
        put(keys, heading, text_of(cell, (heading == "from" ? from : to).complete(cell.text)));
      else
        put(keys, heading, heading == "name" ? text_of(cell, cell.text) : word_of(cell));
    }));
  }
}

}  // namespace anlage::detail
