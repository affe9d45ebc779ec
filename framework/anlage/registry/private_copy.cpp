// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/private_copy.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/base/hash.hpp"

namespace anlage {
namespace {

[[noreturn]] void fail(ErrorCode code, const std::string& file, const char* what) {
  throw Error({.code = code, .message = fmt::format("{}: {}", what, std::strerror(errno)), .path = file});
}

void write_all(int to, const char* bytes, std::size_t count, const std::string& file) {
  while (count > 0) {
    const ssize_t done = write(to, bytes, count);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) fail(ErrorCode::file_unwritable, file, "no private copy could be written");
    bytes += done;
    count -= static_cast<std::size_t>(done);
  }
}

/// Copies `from` into `to` and returns the hash of what was copied.
std::string copy_contents(int from, int to, const std::string& file) {
  ContentHash hash;
  std::vector<char> buffer(1u << 18);
  while (true) {
    const ssize_t count = read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(ErrorCode::file_unreadable, file, "cannot be read");
    if (count == 0) return hash.text();
    hash.add(buffer.data(), static_cast<std::size_t>(count));
    write_all(to, buffer.data(), static_cast<std::size_t>(count), file);
  }
}

/// "/proc/self/fd/7", spelled differently for each hash. The loader answers a name it has seen before with the library
/// of that time without looking at the file, and descriptor numbers are used again and again.
std::string spelled_path(int descriptor, const std::string& hash) {
  std::string path = "/proc/self/fd";
  for (const char digit : hash.substr(0, 16)) {
    const unsigned value = digit <= '9' ? static_cast<unsigned>(digit - '0') : static_cast<unsigned>(digit - 'a' + 10);
    for (unsigned bit = 8; bit != 0; bit /= 2) path += (value & bit) != 0 ? "/." : "/";
  }
  return path + "/" + std::to_string(descriptor);
}

}  // namespace

PrivateCopy::PrivateCopy(const std::string& file, Place place) {
  const int original = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (original < 0) fail(ErrorCode::file_unreadable, file, "cannot be opened");
  try {
    if (place == Place::memory) create_in_memory();
    if (descriptor_ < 0) create_on_disk();
    hash_ = copy_contents(original, descriptor_, file);
    if (!on_disk_) path_ = spelled_path(descriptor_, hash_);
  } catch (...) {
    close(original);
    if (descriptor_ >= 0) close(descriptor_);
    if (on_disk_) unlink(path_.c_str());
    throw;
  }
  close(original);
}

PrivateCopy::~PrivateCopy() {
  if (on_disk_) unlink(path_.c_str());
  close(descriptor_);
}

void PrivateCopy::create_in_memory() {
  constexpr unsigned executable = 0x10;  // MFD_EXEC: asked for by Linux 6.3 and later, unknown before and to glibc 2.36
  descriptor_ = memfd_create("anlage-plugin", MFD_CLOEXEC | executable);
  if (descriptor_ < 0 && errno == EINVAL) descriptor_ = memfd_create("anlage-plugin", MFD_CLOEXEC);
  if (descriptor_ < 0) return;
  if (access(fmt::format("/proc/self/fd/{}", descriptor_).c_str(), F_OK) == 0) return;
  close(descriptor_);
  descriptor_ = -1;
}

void PrivateCopy::create_on_disk() {
  const char* folder = std::getenv("TMPDIR");
  path_ = fmt::format("{}/anlage-plugin-XXXXXX", folder != nullptr && *folder != '\0' ? folder : "/tmp");
  descriptor_ = mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(ErrorCode::file_unwritable, path_, "no private copy of the plugin could be made here");
  on_disk_ = true;
}

}  // namespace anlage
