// SPDX-License-Identifier: Apache-2.0
/// The guard at the door: no library is loaded here whose contents nobody has described well in a process of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anlage/registry/plugin_cache.hpp"
#include "anlage/registry/plugin_library.hpp"
#include "anlage/registry/plugin_trial.hpp"

namespace anlage {

class PluginGuard {
 public:
  explicit PluginGuard(PluginCache cache = {}, double deadline = plugin_deadline());

  /// One description a file, in their order; only files that are new to the cache are tried. [build]
  [[nodiscard]] std::vector<PluginDescription> describe(const std::vector<std::string>& files);

  /// Loads a file whose contents are known to be sound, trying them first if need be.
  /// Throws: Error{plugin_refused, file_unreadable}. [build]
  [[nodiscard]] std::unique_ptr<PluginLibrary> load(const std::string& file);

  [[nodiscard]] const PluginCache& cache() const { return cache_; }

 private:
  PluginCache cache_;
  double deadline_;
};

}  // namespace anlage
