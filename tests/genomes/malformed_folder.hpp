// SPDX-License-Identifier: Apache-2.0
/// A folder of genomes that must be refused, each with the exact text of its error beside it.
///
///   NAME.toml      the genome; comment lines at its top such as `# --set kenyon.active=2` are overrides
///   NAME.expected  what the error says, file names relative to the folder
#pragma once

#include <functional>
#include <string>

#include "anlage/genome/genome.hpp"

namespace anlage::testing {

/// Reads every genome of `folder` and hands it to `use` (which may throw as well); compares the errors, and prints those that
/// differ. `accept` writes the expectations instead. Answers the number of genomes that fail.
int run_malformed_folder(const std::string& folder, bool accept, const std::function<void(const Genome&)>& use);

/// "PROGRAM FOLDER [--accept]". Answers the exit code.
int malformed_main(int argc, char** argv, const std::function<void(const Genome&)>& use);

}  // namespace anlage::testing
