// SPDX-License-Identifier: Apache-2.0
/// Scalars as TOML text.
#pragma once

#include <string>
#include <string_view>

namespace anlage::detail {

/// A basic string with its quotes and escapes. [any]
[[nodiscard]] std::string toml_text(std::string_view text);
/// A key, quoted only if it has to be. [any]
[[nodiscard]] std::string toml_key(std::string_view key);
/// The shortest decimal that reads back as the same double, and reads as a float. [any]
[[nodiscard]] std::string toml_number(double number);

}  // namespace anlage::detail
