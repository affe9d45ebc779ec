// SPDX-License-Identifier: Apache-2.0
/// A place in a file that a person wrote: "mushroom.toml:12:8".
#pragma once

#include <cstdint>
#include <string>

namespace anlage {

struct SourceLocation {
  std::string file;          ///< as the user gave it; empty if the thing was never written down
  std::uint32_t line = 0;    ///< 1 is the first; 0 is unknown
  std::uint32_t column = 0;  ///< 1 is the first; 0 is unknown

  [[nodiscard]] bool is_known() const { return !file.empty(); }
  /// "file:line:column", without the parts that are unknown. [any]
  [[nodiscard]] std::string text() const;

  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

}  // namespace anlage
