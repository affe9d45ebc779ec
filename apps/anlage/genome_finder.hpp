// SPDX-License-Identifier: Apache-2.0
/// Finds the genome that a word on the command line means: a file, or the name of a ready-made brain.
#pragma once

#include <string>
#include <vector>

namespace anlage {

/// Folders that hold ready-made brains, NAME/genome.toml each: those of ANLAGE_BRAIN_PATH (':'-separated), then
/// ../share/anlage/brains beside the program. [main]
[[nodiscard]] std::vector<std::string> brain_folders();

/// Names of the ready-made brains, sorted. [main]
[[nodiscard]] std::vector<std::string> ready_made_brains();

/// Path of the genome file. Throws: Error{file_unreadable} that lists the ready-made brains. [main]
[[nodiscard]] std::string find_genome(const std::string& word);

}  // namespace anlage
