// SPDX-License-Identifier: Apache-2.0
#include "batch_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "anlage/base/error.hpp"
#include "anlage/recording/run_folder.hpp"

namespace anlage {

namespace fs = std::filesystem;

std::string take_batch_folder(const std::string& out, const std::string& name, const std::string& mark) {
  if (out.empty()) return RunFolder::unique(name);
  std::error_code error;
  fs::create_directories(out, error);
  if (error)
    throw Error(Problem{.code = ErrorCode::file_unwritable,
                        .message = "the folder cannot be created: " + error.message(),
                        .path = out,
                        .hint = "name a folder in a writable place"});
  if (fs::is_empty(out, error) || fs::exists(fs::path(out) / mark, error)) return out;
  throw Error(Problem{.code = ErrorCode::file_unwritable,
                      .message = "the folder holds files and no " + mark,
                      .path = out,
                      .hint = "name a new or empty folder, so that nothing of yours is overwritten"});
}

LineFile::LineFile(std::string path, bool afresh) : path_(std::move(path)) {
  file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | (afresh ? O_TRUNC : 0), 0666);
  if (file_ < 0) fail();
  // A line that was cut off by a crash stays alone.
  char last = '\n';
  if (const off_t size = lseek(file_, 0, SEEK_END); size > 0 && pread(file_, &last, 1, size - 1) == 1 && last != '\n')
    add("");
}

LineFile::~LineFile() {
  if (file_ >= 0) close(file_);
}

void LineFile::add(std::string_view line) {
  const std::string text = std::string(line) + "\n";
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = write(file_, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    done += static_cast<std::size_t>(written);
  }
}

void LineFile::fail() const {
  throw Error(Problem{.code = ErrorCode::file_unwritable,
                      .message = std::string("cannot be written: ") + std::strerror(errno),
                      .path = path_});
}

}  // namespace anlage
