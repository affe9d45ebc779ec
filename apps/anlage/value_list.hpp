// SPDX-License-Identifier: Apache-2.0
/// Lists on the command line: "1,2,3", "Oja,Bcm", "[0, 1],[2, 3]".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace anlage {

/// The values of a comma list. Commas in quoted text, lists and tables do not part values; blanks around a value do not
/// count. Throws: UsageError for an empty value, a quote or a bracket without its other half. [any]
[[nodiscard]] std::vector<std::string> split_values(const std::string& text);

/// "10": 1 to 10; "3,7,9": these. Throws: UsageError. [any]
[[nodiscard]] std::vector<std::uint64_t> split_seeds(const std::string& text);

/// A cell of a CSV file, in quotes if it has to be. [any]
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace anlage
