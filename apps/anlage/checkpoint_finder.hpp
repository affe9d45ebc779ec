// SPDX-License-Identifier: Apache-2.0
/// Finds the checkpoint that a word on the command line means: a file, or the last one of a run folder.
#pragma once

#include <string>
#include <vector>

namespace anlage {

struct FoundCheckpoint {
  std::string file;
  std::vector<std::string> data_folders;  ///< where the genome's relative data paths may start from
};

/// Throws: Error{file_unreadable}. [main]
[[nodiscard]] FoundCheckpoint find_checkpoint(const std::string& word);

}  // namespace anlage
