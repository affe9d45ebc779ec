// SPDX-License-Identifier: Apache-2.0
/// Finds the place in a genome's Value tree that a dotted path means: "regions.kenyon.active", "kenyon.active",
/// "projections.readout.learning.type", "projections.0.delay".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/genome/value.hpp"

namespace anlage::detail {

/// Keys of the file's outermost table, in the order of the documentation.
[[nodiscard]] const std::vector<std::string>& root_keys();

/// A place that exists or may be made: an element of a list, or `key` of `table` after making the tables `missing`.
struct Slot {
  Table* table = nullptr;
  std::vector<std::string> missing;
  std::string key;
  List* list = nullptr;
  std::size_t index = 0;
  bool is_projection = false;  ///< the whole of one [[projections]], or of a table of them

  /// Puts `value` there, at the value's own position. [build]
  void assign(Value value) const;
  /// Takes the key out of its table; false if it was not there. [build]
  bool erase() const;
};

/// Throws: Error{unknown_key} with the nearest legal word, Error{syntax}; neither has a place in a file. [build]
[[nodiscard]] Slot find_slot(Table& root, const std::string& path);

/// True if the path means something that all rows of an [[areas]] or a [[wiring]] share. [build]
[[nodiscard]] bool is_in_tables(const Table& root, const std::string& path);

}  // namespace anlage::detail
