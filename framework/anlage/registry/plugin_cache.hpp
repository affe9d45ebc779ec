// SPDX-License-Identifier: Apache-2.0
/// What earlier programs found out about plugin files, by the hash of their contents.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "anlage/registry/plugin_description.hpp"

namespace anlage {

class PluginCache {
 public:
  /// Remembers as long as it lives.
  PluginCache() = default;
  /// Remembers in `folder`. A file that is missing, unreadable, damaged or of another program counts as empty. [build]
  explicit PluginCache(std::string folder);
  /// ANLAGE_CACHE (a folder, or "off"), $XDG_CACHE_HOME/anlage, ~/.cache/anlage. [build]
  [[nodiscard]] static PluginCache standard();

  /// The file, or "" if there is none. [any]
  [[nodiscard]] std::string path() const;

  /// By size, times and inode: its contents are not read. nullptr if it is not known or has changed. [build]
  [[nodiscard]] const PluginDescription* of_file(const std::string& file) const;
  /// nullptr if these contents are not known. [build]
  [[nodiscard]] const PluginDescription* of_contents(const std::string& hash) const;

  /// From now on the file is known to have the contents that the description is about. A change within the last
  /// `settled` seconds is not trusted to be the last: some clocks of files cannot tell two such changes apart. [build]
  void remember(const std::string& file, const PluginDescription& description, double settled = 2.0);
  /// Contents are as if never seen, here and in the file. [build]
  void forget(const std::string& hash);
  /// The hashes in quarantine. [build]
  [[nodiscard]] std::vector<std::string> quarantined() const;

  /// Writes what is new, together with what others have written meanwhile. A reader sees the old file or the new one. A
  /// folder that cannot be written is no error: everything is then found out again. [build]
  void save();

 private:
  /// Everything that tells one state of a file from another without reading it.
  struct Stamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t changed = 0;  ///< [ns]; 0: so young that it may change again within the same instant
    std::string hash;
  };
  struct Contents {
    std::map<std::string, Stamp> files;  ///< by absolute path
    std::map<std::string, PluginDescription> descriptions;
  };

  static Stamp stamp_of(const std::string& file);
  static Contents read(const std::string& path);
  static Contents parse(const std::string& text);
  static bool take_file(Contents& contents, const std::vector<std::string>& fields);
  static std::string text_of(const Contents& contents);

  std::string folder_;
  Contents contents_;
  std::vector<std::string> forgotten_;
  bool is_new_ = false;
};

}  // namespace anlage
