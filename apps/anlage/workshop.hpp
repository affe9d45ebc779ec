// SPDX-License-Identifier: Apache-2.0
/// The workshop: a demo that runs while its author changes the plugin.
#pragma once

#include <cstdint>
#include <future>
#include <memory>

#include "generation.hpp"
#include "plugin_source.hpp"

namespace anlage {

struct WorkshopOptions {
  Places places = {};
  bool fast = false;        ///< as fast as the machine can; else at the pace of the brain's clock
  std::uint64_t ticks = 0;  ///< ends after so many; 0: when interrupted
};

class Workshop {
 public:
  /// Builds, and lets the demo be born. Throws: Error. [main]
  Workshop(const std::filesystem::path& folder, WorkshopOptions options);

  /// Runs, watches, builds and swaps until the end. False if a fault stopped the demo. [main]
  bool run();

 private:
  void look();
  void swap();
  [[nodiscard]] std::string trial();
  void say_status();

  WorkshopOptions options_;
  PluginSource source_;
  std::unique_ptr<Generation> now_;
  std::future<std::string> building_;  ///< under way
  std::uint64_t number_ = 1;
  bool unbuilt_ = false;    ///< files were saved, and may still be being written
  double saved_at_ = 0.0;   ///< [s]
  double looked_at_ = 0.0;  ///< [s]
  double status_at_ = 0.0;  ///< [s]
};

}  // namespace anlage
