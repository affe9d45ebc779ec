// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "anlage/base/error.hpp"

namespace anlage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_ending = ".anlage-tmp";

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string hint_for(int reason, const std::string& folder) {
  if (reason == ENOENT) return "create the folder `" + folder + "` first, or name another one";
  if (reason == EACCES || reason == EPERM || reason == EROFS)
    return "make `" + folder + "` writable, or name another folder";
  if (reason == EFBIG) return "raise the limit on file sizes (`ulimit -f`)";
  if (reason != ENOSPC && reason != EDQUOT) return {};
  struct statvfs space {};
  if (statvfs(folder.c_str(), &space) != 0) return "make room on the disk, or name another folder";
  return std::to_string(std::uint64_t{space.f_bavail} * space.f_frsize) +
         " bytes are free: make room on the disk, or name another folder";
}

// A temporary file is locked for as long as its writer lives, so one that can be locked was left behind by a crash.
void remove_left_overs(const std::string& folder) {
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    const std::string file = entry->path().string();
    if (!file.ends_with(temporary_ending)) continue;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) continue;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) ::unlink(file.c_str());
    ::close(descriptor);
  }
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::uint64_t bytes) : path_(std::move(path)), bytes_(bytes) {
  remove_left_overs(folder_of(path_));
  for (int attempt = 0; file_ < 0; ++attempt) {
    temporary_ =
        path_ + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + std::string(temporary_ending);
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ < 0 && (errno != EEXIST || attempt == 99)) {
      const int reason = errno;
      temporary_.clear();
      fail("cannot be written", reason);
    }
  }
  ::flock(file_, LOCK_EX | LOCK_NB);
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  if (file_ >= 0) ::close(file_);
}

void AtomicFile::write(const void* data, std::size_t size) {
  const char* next = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(file_, next, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("cannot be written in full", written < 0 ? errno : ENOSPC);
    next += written;
    size -= static_cast<std::size_t>(written);
  }
}

void AtomicFile::commit() {
  if (::fsync(file_) != 0) fail("cannot be brought to the disk", errno);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail("cannot be put in its place", errno);
  temporary_.clear();
  const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  // Some file systems cannot sync a folder and say EINVAL; the file itself is on the disk by now.
  const int reason = ::fsync(folder) != 0 ? errno : 0;
  ::close(folder);
  if (reason != 0 && reason != EINVAL && reason != EROFS) fail("cannot be brought to the disk", reason);
}

void AtomicFile::fail(const char* what, int reason) {
  Problem problem;
  problem.code = ErrorCode::file_unwritable;
  problem.where.file = path_;
  problem.message = std::string(what) + ": " + std::strerror(reason) + " (" + std::to_string(bytes_) + " bytes needed)";
  problem.hint = hint_for(reason, folder_of(path_));
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
  throw Error(std::move(problem));
}

void write_atomically(const std::string& path, std::string_view text) {
  AtomicFile file(path, text.size());
  file.write(text.data(), text.size());
  file.commit();
}

}  // namespace anlage
