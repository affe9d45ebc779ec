// SPDX-License-Identifier: Apache-2.0
/// IdxFile: reads a file in the IDX format (LeCun's MNIST page), plain or gzip-compressed; which of the two, its first
/// bytes tell.
///
///   0 0 8 d   magic: bytes, d axes
///   size …    d whole numbers, 32 bits, big-endian
///   data      one byte an element, the last axis running fastest
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <zlib.h>

#include <anlage/sdk/failure.hpp>

namespace image_stream {

class IdxFile {
 public:
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 31;  ///< a larger promise is taken for damage
  static constexpr int most_axes = 4;

  /// Opens the file and reads its header. Throws: Failure.
  explicit IdxFile(const std::string& path) : path_(path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) fail("there is no such file");
    file_.reset(gzopen(path.c_str(), "rb"));
    if (!file_) fail("cannot be opened");
    gzbuffer(file_.get(), 1u << 17);
    read_header();
  }

  const std::string& path() const { return path_; }
  std::size_t axes() const { return sizes_.size(); }
  std::uint64_t size(std::size_t axis) const { return sizes_[axis]; }
  /// Elements along the first axis.
  std::uint64_t items() const { return sizes_.front(); }
  /// Bytes of one of them: the product of the other axes.
  std::uint64_t item_bytes() const { return bytes_ / items(); }

  /// Reads the next `count` bytes of data. Throws: Failure if the file ends before.
  void read(std::uint8_t* to, std::uint64_t count) {
    while (count > 0) {
      const auto piece = static_cast<unsigned>(count < (1u << 20) ? count : (1u << 20));
      const unsigned got = fetch(to, piece);
      if (got == 0) fail_truncated();
      to += got;
      done_ += got;
      count -= got;
    }
  }

  /// Checks that all data was read and nothing follows. Throws: Failure.
  void finish() {
    std::uint8_t more = 0;
    if (fetch(&more, 1) > 0) fail("has more than the " + number(bytes_) + " bytes of data that its header promises");
    int code = Z_OK;
    gzerror(file_.get(), &code);
    if (code != Z_OK && code != Z_STREAM_END) fail_to_decompress();
  }

 private:
  static std::string number(std::uint64_t n) { return std::to_string(n); }
  [[noreturn]] void fail(const std::string& reason) const { throw anlage::Failure(path_ + ": " + reason); }
  [[noreturn]] void fail_to_decompress() const {
    int code = Z_OK;
    const char* reason = gzerror(file_.get(), &code);
    fail("cannot be decompressed after " + number(done_) + " bytes of data: " + (reason ? reason : "unknown error"));
  }
  [[noreturn]] void fail_truncated() const {
    fail("is truncated: its header promises " + number(bytes_) + " bytes of data and it has " + number(done_));
  }

  /// Reads up to `count` bytes and answers how many came.
  unsigned fetch(std::uint8_t* to, unsigned count) {
    const int got = gzread(file_.get(), to, count);
    if (got < 0) fail_to_decompress();
    return static_cast<unsigned>(got);
  }

  void read_header() {
    std::array<std::uint8_t, 4> magic{};
    if (fetch(magic.data(), 4) != 4) fail("is too short for an IDX file: no magic number");
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != 8)
      fail("is no IDX file of bytes: it begins with " + list(magic.data(), 4) +
           " instead of 0 0 8 and the number of axes");
    if (magic[3] < 1 || magic[3] > most_axes)
      fail("has " + number(magic[3]) + " axes; 1 to " + number(most_axes) + " are legal");
    bytes_ = 1;
    for (int axis = 0; axis < magic[3]; ++axis) add_axis();
  }

  void add_axis() {
    std::array<std::uint8_t, 4> b{};
    if (fetch(b.data(), 4) != 4) fail("is truncated within its header, at axis " + number(sizes_.size()));
    const std::uint64_t size =
        (std::uint64_t{b[0]} << 24) | (std::uint64_t{b[1]} << 16) | (std::uint64_t{b[2]} << 8) | b[3];
    if (size == 0) fail("is empty: axis " + number(sizes_.size()) + " has size 0");
    sizes_.push_back(size);
    if (size > most_bytes / bytes_)
      fail("promises more than " + number(most_bytes) + " bytes of data: " + shape() +
           (sizes_.size() > 1 ? "" : " items"));
    bytes_ *= size;
  }

  std::string shape() const {
    std::string text;
    for (const std::uint64_t size : sizes_) {
      if (!text.empty()) text += " x ";
      text += number(size);
    }
    return text;
  }
  static std::string list(const std::uint8_t* bytes, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += std::to_string(bytes[i]);
    }
    return text;
  }

  struct Close {
    void operator()(gzFile_s* file) const { gzclose(file); }
  };

  std::string path_;
  std::unique_ptr<gzFile_s, Close> file_;
  std::vector<std::uint64_t> sizes_;
  std::uint64_t bytes_ = 0;  ///< of data, as promised
  std::uint64_t done_ = 0;   ///< of data, as read
};

}  // namespace image_stream
