// SPDX-License-Identifier: Apache-2.0
/// Copies and checks the tables of a library. Each struct is read up to the smaller of its size and ours.
#pragma once

#include <string>
#include <vector>

#include "anlage/registry/type_info.hpp"

namespace anlage {

struct LibraryTables {
  std::string compiler;
  std::vector<TypeInfo> types;
};

/// `file` is the name used in messages. Throws: Error{plugin_refused} with all that is wrong. [build]
[[nodiscard]] LibraryTables read_tables(const anlage_library* library, const std::string& file);

}  // namespace anlage
