// SPDX-License-Identifier: Apache-2.0
/// One loaded plugin file. Once loaded it stays mapped until the process ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/registry/private_copy.hpp"
#include "anlage/registry/type_info.hpp"

namespace anlage {

/// Where code of a library runs for the first time, or its memory is read.
enum class LoadStage { constructors, entry, tables };

/// "while its constructors run", … [any]
[[nodiscard]] std::string_view to_string(LoadStage stage);

/// Is told before each stage.
class LoadWatcher {
 public:
  virtual ~LoadWatcher() = default;
  virtual void entering(LoadStage stage) = 0;
};

class PluginLibrary {
 public:
  /// Reads the note, then loads a private copy of `file` and copies its tables.
  /// Throws: Error{plugin_refused} that names the file and the reason: not an Anlage plugin, both contract versions, the
  /// missing instruction set, fast math, the loader's own words for a missing symbol, or what is wrong in a table. [build]
  explicit PluginLibrary(const std::string& file);

  /// The same from a copy that has been made. [build]
  PluginLibrary(const std::string& file, const PrivateCopy& copy, LoadWatcher* watcher = nullptr);

  /// Types that live in the program itself (tests, embedded use). Throws: Error{plugin_refused}. [build]
  PluginLibrary(const anlage_library& library, std::string name);

  PluginLibrary(const PluginLibrary&) = delete;
  PluginLibrary& operator=(const PluginLibrary&) = delete;

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::string& hash() const { return hash_; }          ///< content hash of the file
  [[nodiscard]] std::uint32_t isa() const { return isa_; }                 ///< ANLAGE_ISA_*
  [[nodiscard]] const std::string& compiler() const { return compiler_; }
  [[nodiscard]] const std::vector<TypeInfo>& types() const { return types_; }

 private:
  std::string file_;
  std::string hash_;
  std::uint32_t isa_ = ANLAGE_ISA_ANY;
  std::string compiler_;
  std::vector<TypeInfo> types_;
};

}  // namespace anlage
