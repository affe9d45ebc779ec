// SPDX-License-Identifier: Apache-2.0
/// Reads the keys of one table of the genome. Remembers which keys are legal, so that the others can be refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/base/diagnostics.hpp"
#include "anlage/genome/genome.hpp"

namespace anlage::detail {

/// "is a whole number (`5`), and should be text". [build]
void refuse_kind(const Value& value, const std::string& path, std::string_view expected, Diagnostics& problems,
                 std::string hint = {});

class TableReader {
 public:
  /// `path` is the table's own name in messages: "regions.kenyon"; empty for the whole file.
  TableReader(const Table& table, SourceLocation where, std::string path, Diagnostics& problems)
      : table_(table), where_(std::move(where)), path_(std::move(path)), problems_(problems) {}

  /// Each reads an optional key, adds a problem if its value is wrong, and answers nothing then or if it is not there.
  const Value* value(std::string_view key);
  std::optional<std::string> text(std::string_view key, bool may_be_empty = false);
  std::optional<std::string> word(std::string_view key, const std::vector<std::string>& legal);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<std::uint64_t> ticks(std::string_view key, double tick, std::uint64_t least);
  std::optional<PortName> port(std::string_view key);
  const Table* table(std::string_view key);
  const List* list(std::string_view key);

  /// Adds a problem if `key` is not stated at all. `hint` says what it is for.
  void require(std::string_view key, std::string hint);
  /// Every key that was never asked for is a problem.
  void refuse_others() const;
  /// The entries that were never asked for, in order.
  [[nodiscard]] Table others() const;

  [[nodiscard]] std::string path_of(std::string_view key) const;
  [[nodiscard]] const SourceLocation& where() const { return where_; }
  [[nodiscard]] Diagnostics& problems() const { return problems_; }

 private:
  [[nodiscard]] bool is_legal(const std::string& key) const;

  const Table& table_;
  SourceLocation where_;
  std::string path_;
  Diagnostics& problems_;
  std::vector<std::string> legal_;
};

/// A "part.port" in `value`; adds a problem if it is something else. [build]
[[nodiscard]] std::optional<PortName> read_port(const Value& value, const std::string& path, Diagnostics& problems);

}  // namespace anlage::detail
