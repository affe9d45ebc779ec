// SPDX-License-Identifier: Apache-2.0
/// develop: Genome + Registry + seed → Brain.
#pragma once

#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/registry/registry.hpp"

namespace anlage {

struct DevelopOptions {
  std::vector<std::string> data_folders;  ///< searched after the genome's own folder; empty: `standard_data_folders()`
};

/// ANLAGE_DATA_PATH (':'-separated), then /usr/share/datasets. [build]
[[nodiscard]] std::vector<std::string> standard_data_folders();

/// Finds every type, checks every setting, port, unit and shape, asks each plugin for its sizes, and lays out all memory.
/// `notes` receives what the user should know that is no mistake (settings left over from a swapped rule).
/// Throws: Error with every problem found. [build]
[[nodiscard]] Brain develop(const Genome& genome, Registry& registry, const DevelopOptions& options = {},
                            std::vector<std::string>* notes = nullptr);

}  // namespace anlage
