// SPDX-License-Identifier: Apache-2.0
/// The known types: what the plugins on the search path offer, and what was refused and why.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/base/plugin_pin.hpp"
#include "anlage/registry/plugin_cache.hpp"
#include "anlage/registry/plugin_library.hpp"
#include "anlage/registry/type_info.hpp"

namespace anlage {

/// Where plugins are looked for, most important first. A file "NAME.anl.so" may have siblings "NAME.v3.anl.so" and
/// "NAME.v4.anl.so" built for a higher instruction set: the highest that this machine can run is taken.
struct SearchPath {
  std::vector<std::string> folders;
  std::uint32_t highest_isa = ANLAGE_ISA_V4;  ///< never take a sibling above this

  /// `--plugin-path` folders, ANLAGE_PLUGIN_PATH (':'-separated), next to the program (`../lib/anlage/plugins`), the
  /// installed folder. ANLAGE_ISA ("v1" … "v4") lowers `highest_isa`. [build]
  [[nodiscard]] static SearchPath standard(const std::vector<std::string>& from_command_line = {});
};

/// A type that a file offers, loaded or not.
struct Offer {
  DescribedType type;
  std::string file;
};

class Registry {
 public:
  /// Files that the cache does not know are described in a process of their own before they are loaded here. The default
  /// remembers only as long as the registry lives; `PluginCache::standard()` is the user's.
  explicit Registry(PluginCache cache = {});
  ~Registry();
  Registry(Registry&&) noexcept;
  Registry& operator=(Registry&&) noexcept;

  /// Notes every plugin file on the path; nothing is loaded. Files earlier on the path win. [build]
  void search(const SearchPath& path);
  /// From now on these types come from these libraries, and from no others. Before anything is found. [build]
  void pin(std::vector<PluginPin> pins);
  /// Finds out what every file found by `search` offers; nothing is loaded here. [build]
  void describe();
  /// Loads every file found by `search`; those refused are listed in `refusals`. [build]
  void load_all();
  /// Loads one file now. Throws: Error{plugin_refused}, Error{duplicate_name} if a type is already known. [build]
  const PluginLibrary& load(const std::string& file);
  /// Adds types that live in the program itself. Throws as `load`. [build]
  const PluginLibrary& add(const anlage_library& library, std::string name);

  /// The type of this name, loading the file that offers it if need be; nullptr if there is none.
  /// Throws: Error{plugin_refused} if a pinned library is missing or another one. [build]
  [[nodiscard]] const TypeInfo* find(std::string_view name);
  /// The same, or Error{unknown_type} that names the nearest type, the folders tried and every refusal that could be the
  /// reason, or Error{duplicate_name} if several files offer it and no pin says which. [build]
  [[nodiscard]] const TypeInfo& at(std::string_view name);

  [[nodiscard]] std::vector<Offer> offers() const;                     ///< all types that are known, by kind and name
  [[nodiscard]] std::vector<std::string> files() const;                ///< found by `search`, in order, without shadowed
  [[nodiscard]] std::vector<const TypeInfo*> types() const;            ///< loaded types, by kind and name
  [[nodiscard]] std::vector<const PluginLibrary*> libraries() const;   ///< loaded files, in the order of loading
  [[nodiscard]] const std::vector<Problem>& refusals() const;          ///< path is the file, message the reason
  [[nodiscard]] const std::vector<std::string>& folders() const;       ///< searched, in order; missing ones included

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace anlage
