// SPDX-License-Identifier: Apache-2.0
/// What a plugin asks of the system while one of its verbs runs: calls of the C library that pass through any loaded library are
/// counted by name, without a change to the plugin. For processes that end after a check.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace anlage::check {

class CallWatch {
 public:
  /// From now on calls on this process's threads are seen while a Scope lives. Libraries loaded later need another call.
  /// [main]
  static void install();

  /// Calls are counted while one of these exists. [any thread]
  class Scope {
   public:
    Scope();
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
  };

  struct Count {
    std::string name;  ///< "clock_gettime"
    std::uint64_t calls = 0;
    bool allocates = false;
  };
  /// Functions that have been called within scopes so far. [main]
  [[nodiscard]] static std::vector<Count> seen();
};

}  // namespace anlage::check
