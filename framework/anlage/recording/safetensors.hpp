// SPDX-License-Identifier: Apache-2.0
/// The safetensors file format: named tensors that any tool can read and that run no code when read.
///
///   8 bytes     length N of the header, little endian
///   N bytes     JSON: "__metadata__": {text: text}, NAME: {"dtype", "shape", "data_offsets": [begin, end]}
///   the rest    tensors, little endian, first axis of the shape slowest, packed without gaps
///
/// As written here the header is padded with spaces so that the tensors start at a multiple of 64 bytes, and the metadata
/// holds a content hash of each tensor under "xxh3:NAME" and one of the header under "xxh3".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anlage {

using Metadata = std::map<std::string, std::string, std::less<>>;

/// One tensor of a file.
struct TensorInfo {
  std::string name;
  std::string dtype;                 ///< "F32", "U16", …
  std::vector<std::uint64_t> shape;  ///< slowest axis first; empty: one number
  std::uint64_t begin = 0;           ///< first byte, counted from the start of the tensors
  std::uint64_t end = 0;             ///< one past the last byte
};

/// A tensor to write, where its numbers lie in memory: in each slot `columns` runs of `column_bytes`, `stride_bytes` apart.
struct TensorSource {
  std::string name;
  std::string dtype;
  std::vector<std::uint64_t> shape;
  std::vector<const std::byte*> slots;
  std::size_t columns = 1;
  std::size_t column_bytes = 0;
  std::size_t stride_bytes = 0;

  [[nodiscard]] std::uint64_t bytes() const { return std::uint64_t{slots.size()} * columns * column_bytes; }
};

/// Bytes of one number of a dtype; 0 if the format knows no such dtype. [any]
[[nodiscard]] std::size_t dtype_bytes(std::string_view dtype);

/// Writes all tensors, those of large elements first, as an AtomicFile.
/// Throws: Error{file_unwritable}; the old file is then untouched. [any]
void write_safetensors(const std::string& path, std::vector<TensorSource> tensors, Metadata metadata);

/// A file opened for reading and taken as hostile: nothing in it is believed before it is checked.
class SafetensorsFile {
 public:
  /// Reads and checks the header: bounds, gaps, overlaps, sizes, doubles, hashes present.
  /// Throws: Error{file_unreadable}, Error{checkpoint_damaged} (what is wrong, and where). [any]
  explicit SafetensorsFile(std::string path);
  ~SafetensorsFile();
  SafetensorsFile(const SafetensorsFile&) = delete;
  SafetensorsFile& operator=(const SafetensorsFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::vector<TensorInfo>& tensors() const { return tensors_; }  ///< in the order of their bytes
  [[nodiscard]] const Metadata& metadata() const { return metadata_; }
  /// The metadata stored under `key`. [any]
  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;

  /// All tensors, once every hash was found right. Throws: Error{checkpoint_damaged}. [any]
  [[nodiscard]] std::vector<std::byte> read() const;

 private:
  void read_header();
  void check_hashes_present() const;
  void read_exactly(void* to, std::uint64_t size, std::uint64_t from) const;

  std::string path_;
  int file_ = -1;
  std::uint64_t file_bytes_ = 0;
  std::uint64_t data_start_ = 0;
  Metadata metadata_;
  std::vector<TensorInfo> tensors_;
};

}  // namespace anlage
