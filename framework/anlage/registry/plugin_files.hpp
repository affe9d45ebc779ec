// SPDX-License-Identifier: Apache-2.0
/// Names of plugin files: "leaky_rates.anl.so" and its siblings "leaky_rates.v3.anl.so", "leaky_rates.v4.anl.so".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/contract/entry.h"

namespace anlage {

struct PluginFile {
  std::string stem;                    ///< "leaky_rates"
  std::string file;                    ///< with its folder
  std::uint32_t isa = ANLAGE_ISA_ANY;  ///< stated by the file's name
};

/// One file a stem, by stem: the sibling of the highest level not above `highest_isa`. A stem that only has higher
/// siblings, or a folder that cannot be listed, ends in `problems`. A missing folder has no files. [build]
[[nodiscard]] std::vector<PluginFile> list_plugin_files(const std::string& folder, std::uint32_t highest_isa,
                                                        std::vector<Problem>& problems);

/// The stem where a type is looked for first: "LeakyRates" → "leaky_rates", "KWinners" → "k_winners", "BCM" → "bcm".
/// [any]
[[nodiscard]] std::string conventional_stem(std::string_view type);

/// The stem in a file's name: "plugins/leaky_rates.v3.anl.so" → "leaky_rates". [any]
[[nodiscard]] std::string stem_of_plugin(const std::string& file);

}  // namespace anlage
