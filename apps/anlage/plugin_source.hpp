// SPDX-License-Identifier: Apache-2.0
/// The folder that an author works in: which of its files changed, and how it is built.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace anlage {

class PluginSource {
 public:
  /// `folder` holds genome.toml and either a CMakeLists.txt or sources. Throws: Error{file_unreadable}. [main]
  explicit PluginSource(std::filesystem::path folder);

  /// Names of files that were written since the last call; the first call answers none. [main]
  [[nodiscard]] std::vector<std::string> changed();
  /// Builds what has to be built. "" if it is built, else what compiler or CMake said. [any thread]
  [[nodiscard]] std::string build() const;
  [[nodiscard]] std::string genome() const { return (folder_ / "genome.toml").string(); }
  /// Where the plugins are when they are built.
  [[nodiscard]] std::string plugins() const { return (folder_ / "build").string(); }

 private:
  using Times = std::map<std::string, std::filesystem::file_time_type>;
  [[nodiscard]] Times times() const;

  std::filesystem::path folder_;
  Times seen_;
};

}  // namespace anlage
