// SPDX-License-Identifier: Apache-2.0
/// An atomic file: written beside its place, synced, and moved there in one step. After a crash at any moment either the old
/// file is whole or the new one is; what a crash left behind is removed by the next write into the same folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace anlage {

class AtomicFile {
 public:
  /// Opens a temporary file beside `path`. `bytes` is what will be written, for messages.
  /// Throws: Error{file_unwritable}. [any]
  AtomicFile(std::string path, std::uint64_t bytes);
  /// Without a `commit` the temporary file is removed and the old file stays.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Throws: Error{file_unwritable} with the path, the bytes needed, the bytes free and the system's reason. [any]
  void write(const void* data, std::size_t size);
  /// Syncs, renames, syncs the folder. Throws: Error{file_unwritable}. [any]
  void commit();

 private:
  [[noreturn]] void fail(const char* what, int reason);

  std::string path_;
  std::string temporary_;
  std::uint64_t bytes_ = 0;
  int file_ = -1;
};

/// `text` as the whole of the file `path`. Throws: Error{file_unwritable}. [any]
void write_atomically(const std::string& path, std::string_view text);

}  // namespace anlage
