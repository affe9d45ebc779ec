// SPDX-License-Identifier: Apache-2.0
/// A folder of genomes that must be refused, each with the exact text of its error beside it.
///
///   NAME.toml      the genome; comment lines at its top such as `# --set kenyon.active=2` are overrides
///   NAME.expected  what the error says, file names relative to the folder
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "anlage/genome/genome.hpp"

namespace anlage::testing {

/// "PROGRAM FOLDER [--accept] [more …]".
struct MalformedArguments {
  std::string folder;
  bool accept = false;  ///< write the expectations instead of comparing
  std::vector<std::string> more;

  MalformedArguments(int argc, char** argv);
};

/// Reads every genome of the folder and hands it to `use` (which may throw as well); compares the errors, and prints
/// those that differ. Answers the exit code.
int run_malformed_folder(const MalformedArguments& arguments, const std::function<void(const Genome&)>& use);

}  // namespace anlage::testing
