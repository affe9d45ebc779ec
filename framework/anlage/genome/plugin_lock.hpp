// SPDX-License-Identifier: Apache-2.0
/// anlage.lock, a file beside a genome: the plugin libraries that the genome was locked to.
///
///   [oja]
///   types = { Oja = "1.0.0" }
///   files = { "oja.anl.so" = "0f3c…", "oja.v3.anl.so" = "77ab…" }
#pragma once

#include <string>
#include <vector>

#include "anlage/base/plugin_pin.hpp"

namespace anlage {

/// Throws: Error with every problem found, each with file, line and column. [build]
[[nodiscard]] std::vector<PluginPin> read_plugin_lock(const std::string& file);

/// The same from memory; `file` is the name used in messages. [build]
[[nodiscard]] std::vector<PluginPin> parse_plugin_lock(const std::string& toml, const std::string& file);

/// A file that says the same again. [any]
[[nodiscard]] std::string toml_of(const std::vector<PluginPin>& pins);

}  // namespace anlage
