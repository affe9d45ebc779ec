// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/safetensors.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "anlage/base/error.hpp"
#include "anlage/base/hash.hpp"
#include "anlage/recording/atomic_file.hpp"
#include "anlage/recording/safetensors_header.hpp"

static_assert(std::endian::native == std::endian::little, "safetensors files are little endian");

namespace anlage {
namespace {

constexpr std::uint64_t length_bytes = 8;
constexpr std::uint64_t largest_header = 100'000'000;
constexpr std::size_t chunk_bytes = 1 << 20;

[[noreturn]] void damaged(const std::string& path, const std::string& what) {
  throw Error({ErrorCode::checkpoint_damaged, what, {path}, {}, "the file cannot be trusted: use an older checkpoint"});
}

// Hands the packed bytes of a tensor to `take` in large pieces, however short its columns are.
template <class Take>
void for_each_piece(const TensorSource& tensor, Take take) {
  std::vector<std::byte> piece;
  const bool packed = tensor.stride_bytes == tensor.column_bytes || tensor.columns == 1;
  const std::size_t run = packed ? tensor.columns * tensor.column_bytes : tensor.column_bytes;
  for (const std::byte* slot : tensor.slots) {
    for (std::size_t column = 0; column < (packed ? 1 : tensor.columns); ++column) {
      const std::byte* data = slot + column * tensor.stride_bytes;
      if (run >= chunk_bytes) {
        if (!piece.empty()) take(piece.data(), piece.size());
        piece.clear();
        take(data, run);
        continue;
      }
      piece.insert(piece.end(), data, data + run);
      if (piece.size() < chunk_bytes) continue;
      take(piece.data(), piece.size());
      piece.clear();
    }
  }
  if (!piece.empty()) take(piece.data(), piece.size());
}

std::string tensor_hash(const TensorSource& tensor) {
  ContentHash hash;
  for_each_piece(tensor, [&hash](const std::byte* data, std::size_t size) { hash.add(data, size); });
  return hash.text();
}

SafetensorsHeader make_header(const std::vector<TensorSource>& tensors, Metadata metadata) {
  SafetensorsHeader header{std::move(metadata), {}};
  std::uint64_t next = 0;
  for (const TensorSource& tensor : tensors) {
    header.tensors.push_back({tensor.name, tensor.dtype, tensor.shape, next, next + tensor.bytes()});
    if (!header.metadata.emplace("xxh3:" + tensor.name, tensor_hash(tensor)).second) {
      throw Error({ErrorCode::internal, "two tensors have the name `" + tensor.name + "`"});
    }
    next += tensor.bytes();
  }
  header.metadata["xxh3"] = header.hash();
  return header;
}

std::string header_text(const std::string& path, const SafetensorsHeader& header) {
  try {
    std::string text = header.json();
    if (text.size() <= largest_header) return text;
  } catch (const std::exception& error) {
    throw Error({ErrorCode::file_unwritable, std::string("a name or text cannot be stored: ") + error.what(), {path}});
  }
  throw Error({ErrorCode::file_unwritable, "the header is larger than the format's 100 MB", {path}});
}

}  // namespace

std::size_t dtype_bytes(std::string_view dtype) {
  static constexpr std::array<std::pair<std::string_view, std::size_t>, 13> known{{{"F64", 8},
                                                                                   {"I64", 8},
                                                                                   {"U64", 8},
                                                                                   {"F32", 4},
                                                                                   {"I32", 4},
                                                                                   {"U32", 4},
                                                                                   {"F16", 2},
                                                                                   {"BF16", 2},
                                                                                   {"I16", 2},
                                                                                   {"U16", 2},
                                                                                   {"I8", 1},
                                                                                   {"U8", 1},
                                                                                   {"BOOL", 1}}};
  for (const auto& [name, bytes] : known) {
    if (name == dtype) return bytes;
  }
  return 0;
}

void write_safetensors(const std::string& path, std::vector<TensorSource> tensors, Metadata metadata) {
  std::stable_sort(tensors.begin(), tensors.end(), [](const TensorSource& a, const TensorSource& b) {
    return dtype_bytes(a.dtype) > dtype_bytes(b.dtype);
  });
  const SafetensorsHeader header = make_header(tensors, std::move(metadata));
  const std::string text = header_text(path, header);
  const std::uint64_t length = text.size();

  AtomicFile file(path, length_bytes + length + (header.tensors.empty() ? 0 : header.tensors.back().end));
  file.write(&length, length_bytes);
  file.write(text.data(), text.size());
  for (const TensorSource& tensor : tensors) {
    for_each_piece(tensor, [&file](const std::byte* data, std::size_t size) { file.write(data, size); });
  }
  file.commit();
}

SafetensorsFile::SafetensorsFile(std::string path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status {};
  if (file_ < 0 || ::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) {
    const std::string reason = file_ < 0 ? std::strerror(errno) : "it is no regular file";
    if (file_ >= 0) ::close(file_);
    throw Error({ErrorCode::file_unreadable, "cannot be read: " + reason, {path_}});
  }
  file_bytes_ = static_cast<std::uint64_t>(status.st_size);
  try {
    read_header();
    check_hashes_present();
  } catch (...) {
    ::close(file_);
    throw;
  }
}

SafetensorsFile::~SafetensorsFile() { ::close(file_); }

std::optional<std::string> SafetensorsFile::text(std::string_view key) const {
  const auto found = metadata_.find(key);
  if (found == metadata_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::byte> SafetensorsFile::read() const {
  std::vector<std::byte> data(tensors_.empty() ? 0 : tensors_.back().end);
  read_exactly(data.data(), data.size(), data_start_);
  for (const TensorInfo& tensor : tensors_) {
    if (content_hash(data.data() + tensor.begin, tensor.end - tensor.begin) == *text("xxh3:" + tensor.name)) continue;
    damaged(path_, "the numbers of tensor `" + tensor.name + "` (bytes " + std::to_string(data_start_ + tensor.begin) +
                       " to " + std::to_string(data_start_ + tensor.end) + " of the file) do not match their hash");
  }
  return data;
}

void SafetensorsFile::read_header() {
  const std::string size = "the file has " + std::to_string(file_bytes_) + " bytes";
  if (file_bytes_ < length_bytes) damaged(path_, size + ", too few for a header");
  std::uint64_t length = 0;
  read_exactly(&length, length_bytes, 0);
  if (length > largest_header)
    damaged(path_, "the header claims " + std::to_string(length) + " bytes, at most 100 MB are legal");
  if (length > file_bytes_ - length_bytes) damaged(path_, size + ", its header alone claims " + std::to_string(length));

  std::string text(length, ' ');
  read_exactly(text.data(), length, length_bytes);
  data_start_ = length_bytes + length;
  try {
    SafetensorsHeader header = SafetensorsHeader::parse(text, file_bytes_ - data_start_);
    tensors_ = std::move(header.tensors);
    metadata_ = std::move(header.metadata);
  } catch (const std::runtime_error& error) {
    damaged(path_, error.what());
  }
}

void SafetensorsFile::check_hashes_present() const {
  const auto stated = text("xxh3");
  if (!stated) damaged(path_, "the header has no hash of its own: not written by Anlage");
  if (*stated != SafetensorsHeader{metadata_, tensors_}.hash()) damaged(path_, "the header does not match its hash");
  for (const TensorInfo& tensor : tensors_) {
    if (!text("xxh3:" + tensor.name)) damaged(path_, "tensor `" + tensor.name + "` has no hash");
  }
}

void SafetensorsFile::read_exactly(void* to, std::uint64_t size, std::uint64_t from) const {
  char* next = static_cast<char*>(to);
  while (size > 0) {
    const ssize_t got = ::pread(file_, next, size, static_cast<off_t>(from));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      throw Error({ErrorCode::file_unreadable, std::string("cannot be read: ") + std::strerror(errno), {path_}});
    if (got == 0) damaged(path_, "the file ends at byte " + std::to_string(from) + " while being read");
    next += got;
    size -= static_cast<std::uint64_t>(got);
    from += static_cast<std::uint64_t>(got);
  }
}

}  // namespace anlage
