// SPDX-License-Identifier: Apache-2.0
/// A copy of a plugin file that belongs to this process: whatever happens to the original, the mapped code stays whole.
#pragma once

#include <string>

namespace anlage {

class PrivateCopy {
 public:
  enum class Place {
    memory,  ///< a file without a name, in memory; on disk if the system has none
    disk     ///< a file in $TMPDIR, deleted with this object
  };

  /// Throws: Error{file_unreadable} for the original, Error{file_unwritable} for the copy. [build]
  explicit PrivateCopy(const std::string& file, Place place = Place::memory);
  ~PrivateCopy();
  PrivateCopy(const PrivateCopy&) = delete;
  PrivateCopy& operator=(const PrivateCopy&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::string& path() const { return path_; }  ///< to load from; another one for other contents
  [[nodiscard]] const std::string& hash() const { return hash_; }  ///< of the contents

 private:
  void create_in_memory();
  void create_on_disk();

  int descriptor_ = -1;
  bool on_disk_ = false;
  std::string path_;
  std::string hash_;
};

}  // namespace anlage
