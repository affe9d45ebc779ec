// SPDX-License-Identifier: Apache-2.0
/// The legal word that a user most likely meant, for error messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anlage {

/// The closest of `choices` by edit distance; empty if none is closer than a third of the longer word. [any]
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& choices);

/// "did you mean `tau`? legal here: gain, tau" — or only the legal words if none is near. [any]
[[nodiscard]] std::string suggest(std::string_view word, const std::vector<std::string>& choices);

/// "a, b, c", at most `most` words and then "… (12 more)". [any]
[[nodiscard]] std::string list_words(const std::vector<std::string>& words, std::size_t most = 20);

}  // namespace anlage
