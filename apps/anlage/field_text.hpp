// SPDX-License-Identifier: Apache-2.0
/// A plugin's field in words, the same wherever it is shown: `anlage show`, the schema of genomes.
#pragma once

#include <string>
#include <vector>

#include "anlage/registry/type_info.hpp"

namespace anlage {

/// A number, a choice or a text that a genome states. [any]
[[nodiscard]] bool is_setting(Role role);
/// What arrives, leaves or is listened to. [any]
[[nodiscard]] bool is_signal(Role role);
[[nodiscard]] std::string joined(const std::vector<std::string>& words, const char* between);
/// "0.02", "required", the word of a choice. [any]
[[nodiscard]] std::string default_text(const Field& field);
/// "[0, 1]", "a | b", "any". [any]
[[nodiscard]] std::string range_text(const Field& field);
/// The doc, and what is special: "… (fixed at birth, whole number)". [any]
[[nodiscard]] std::string remarks(const Field& field);

}  // namespace anlage
