// SPDX-License-Identifier: Apache-2.0
/// What the contract asks of one field, and of all fields of a type together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anlage/registry/type_info.hpp"

namespace anlage {

/// What is wrong with a field of a type of this kind, one sentence each; empty if all is well. [any]
[[nodiscard]] std::vector<std::string> check_field(Kind kind, const Field& field);

/// What is wrong with the fields as a whole: names twice, weights missing or too many. [any]
[[nodiscard]] std::vector<std::string> check_fields(Kind kind, const std::vector<Field>& fields);

/// Lower case letters, digits and underscores, a letter first, at most 64 of them. [any]
[[nodiscard]] bool is_snake_case(std::string_view text);
/// Letters, digits and underscores, a letter first, 64 at most: names of fields, after the symbols of the literature. [any]
[[nodiscard]] bool is_symbol(std::string_view text);

/// Letters and digits, a capital first, at most 64 of them. [any]
[[nodiscard]] bool is_camel_case(std::string_view text);

/// Splits at single spaces; two in a row give an empty word. An empty text has no words. [any]
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

}  // namespace anlage
