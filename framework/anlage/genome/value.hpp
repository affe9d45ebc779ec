// SPDX-License-Identifier: Apache-2.0
/// A value as written in a genome: what it is and where it stands. What it *means* is decided by whoever reads it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "anlage/base/source_location.hpp"

namespace anlage {

struct Value;

/// A named value of a table, in the order of the file.
struct Entry;
using Table = std::vector<Entry>;
using List = std::vector<Value>;

struct Value {
  std::variant<bool, std::int64_t, double, std::string, List, Table> data;  ///< false until somebody says otherwise
  SourceLocation where = {};
  bool overridden = false;  ///< set from outside the file (`--set`, a parent genome)

  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data); }
  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&data); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&data); }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&data); }
  /// An integer or a float, as double; nothing else. [any]
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] double number() const;

  /// "a number", "text", "a list", … for messages. [any]
  [[nodiscard]] std::string kind() const;
  /// The value as TOML on one line. [any]
  [[nodiscard]] std::string toml() const;
};

struct Entry {
  std::string key;
  Value value;
  SourceLocation where = {};  ///< of the key
};

/// The value of `key`, or nullptr. [any]
[[nodiscard]] const Value* find(const Table& table, std::string_view key);
[[nodiscard]] const Entry* find_entry(const Table& table, std::string_view key);

}  // namespace anlage
