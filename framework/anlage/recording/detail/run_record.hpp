// SPDX-License-Identifier: Apache-2.0
/// The texts of run.json and result.json.
#pragma once

#include <string>
#include <vector>

#include "anlage/recording/run_folder.hpp"

namespace anlage::detail {

/// What ran, and on what. Bytes that are no UTF-8 (in a command line) are shown as U+FFFD.
[[nodiscard]] std::string run_json(const Brain& brain, const Registry& registry, const Simulator& simulator,
                                   const std::vector<std::string>& command_line, const RunResult& result);

/// What came out. A number that is not finite is written as the text "nan", "inf" or "-inf".
[[nodiscard]] std::string result_json(const RunResult& result);

}  // namespace anlage::detail
