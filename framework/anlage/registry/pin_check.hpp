// SPDX-License-Identifier: Apache-2.0
/// What is said where a plugin is not the one that a lock file fixes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anlage/base/error.hpp"
#include "anlage/base/plugin_pin.hpp"

namespace anlage {

/// A file as it is, for the type that a pin is about.
struct PinnedFile {
  std::string file;
  std::string hash;
  std::string version;  ///< of the type; "" if the file does not offer it
};

/// What is wrong with the file, with both hashes and versions; nothing if it is the locked one. [any]
[[nodiscard]] std::optional<Problem> mismatch(std::string_view type, const PluginPin& pin, const PinnedFile& here);

/// No file of the library is on the search path, whose folders are listed. [any]
[[nodiscard]] Problem missing_pin(std::string_view type, const PluginPin& pin, const std::string& folders);

/// The library was refused. [any]
[[nodiscard]] Problem refused_pin(std::string_view type, const PluginPin& pin, const std::string& file,
                                  const std::string& reason);

}  // namespace anlage
