// SPDX-License-Identifier: Apache-2.0
/// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace anlage {

/// "642,000". [any]
[[nodiscard]] std::string grouped(std::uint64_t number);
/// Three digits and a prefix: "41.3 k", "1.20 G", "7.00". [any]
[[nodiscard]] std::string compact(double number);
/// "17", "2.03 M": a count, in full while it is short. [any]
[[nodiscard]] std::string count_text(std::uint64_t number);
/// "0.41x", "1,300x". [any]
[[nodiscard]] std::string factor_text(double factor);
/// "212 MB"; decimal prefixes. [any]
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
/// "0.42 s", "8.7 s", "2 min 03 s", "3 h 07 min". [any]
[[nodiscard]] std::string duration_text(double seconds);
/// A figure of a table: four significant digits at least, "-" for what was not measured. [any]
[[nodiscard]] std::string figure_text(double value);
/// A setting in full: the shortest text that reads back as the same number. [any]
[[nodiscard]] std::string number_text(double value);

}  // namespace anlage
