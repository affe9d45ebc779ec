// SPDX-License-Identifier: Apache-2.0
/// Files that live as long as a test case, and what a failure said.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zlib.h>

#include "support/scratch_folder.hpp"

namespace worlds_test {

using anlage::test::idx_header;

class ScratchFolder : public anlage::test::ScratchFolder {
 public:
  std::string write_compressed(const std::string& name, const std::string& content) const {
    const std::string file_path = path() + "/" + name;
    gzFile file = gzopen(file_path.c_str(), "wb");
    gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
    gzclose(file);
    return file_path;
  }
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
