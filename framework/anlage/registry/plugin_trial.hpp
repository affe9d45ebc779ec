// SPDX-License-Identifier: Apache-2.0
/// Files that nobody has seen are loaded for the first time in a process of their own: what crashes, hangs or leaves there
/// does so alone.
#pragma once

#include <string>
#include <vector>

#include "anlage/registry/plugin_description.hpp"

namespace anlage {

/// [s] that one file may take: ANLAGE_PLUGIN_DEADLINE, else 5. Throws: Error{wrong_value}. [build]
[[nodiscard]] double plugin_deadline();

/// One description a file, in their order. A file that ends its process is tried once more in one of its own before it is
/// believed guilty. The process is a fork, so that a library can do this in any program; nobody else may be loading
/// libraries meanwhile. Throws: Error{internal} if there is no process to be had. [build]
[[nodiscard]] std::vector<PluginDescription> describe_apart(const std::vector<std::string>& files, double deadline);

}  // namespace anlage
