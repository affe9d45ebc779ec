// SPDX-License-Identifier: Apache-2.0
#include "text_file.hpp"

#include <cstdio>
#include <fstream>

#include "anlage/base/error.hpp"

namespace anlage {

void write_text(const std::string& text, const std::string& file) {
  bool written = false;
  if (file.empty()) {
    written = std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
  } else {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    written = stream.good();
  }
  if (written) return;
  throw Error({.code = ErrorCode::file_unwritable,
               .message = "cannot be written",
               .path = file.empty() ? "standard output" : file,
               .hint = "check the folder, its permissions and the space left"});
}

}  // namespace anlage
