// SPDX-License-Identifier: Apache-2.0
/// Text as columns of a terminal: UTF-8 in, one column a character, escape sequences none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace anlage {

/// Columns that `text` takes. [any]
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The beginning of `text` that fits into `columns`; a text that is cut ends in "…" and closes its colours. [any]
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t columns);

/// `text` filled with spaces up to `columns`, before it if `right`. [any]
[[nodiscard]] std::string pad_to_width(std::string_view text, std::size_t columns, bool right = false);

}  // namespace anlage
