// SPDX-License-Identifier: Apache-2.0
/// Files that live as long as a test case, and what a failure said.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zlib.h>

namespace worlds_test {

class ScratchFolder {
 public:
  ScratchFolder() {
    path_ = (std::filesystem::temp_directory_path() / "anlage-worlds-XXXXXX").string();
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no scratch folder");
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Writes a file and answers its path.
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << content;
    return path_ + "/" + name;
  }
  std::string write_compressed(const std::string& name, const std::string& content) const {
    const std::string path = path_ + "/" + name;
    gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
    gzclose(file);
    return path;
  }

 private:
  std::string path_;
};

/// What `action` says when it fails; "" if it does not.
template <class Action>
std::string failure_of(Action action) {
  try {
    std::forward<Action>(action)();
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return {};
}

inline bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// An IDX header of bytes.
inline std::string idx_header(const std::vector<std::uint32_t>& sizes) {
  std::string header{'\0', '\0', '\x08', static_cast<char>(sizes.size())};
  for (const std::uint32_t size : sizes)
    for (int shift = 24; shift >= 0; shift -= 8) header += static_cast<char>((size >> shift) & 255);
  return header;
}

/// Two splits of 2 x 2 images: three for training of classes 0, 1, 2 and two for testing of classes 2, 0.
inline void write_image_set(const ScratchFolder& folder) {
  folder.write("train-images-idx3-ubyte",
               idx_header({3, 2, 2}) + std::string{'\x01', '\x02', '\x03', '\x04', '\x00', '\x00', '\x00', '\x00',
                                                   '\xFF', '\x00', '\x00', '\x00'});
  folder.write("train-labels-idx1-ubyte", idx_header({3}) + std::string{'\x00', '\x01', '\x02'});
  folder.write_compressed("t10k-images-idx3-ubyte.gz", idx_header({2, 2, 2}) + std::string(8, '\x33'));
  folder.write_compressed("t10k-labels-idx1-ubyte.gz", idx_header({2}) + std::string{'\x02', '\x00'});
}

}  // namespace worlds_test
