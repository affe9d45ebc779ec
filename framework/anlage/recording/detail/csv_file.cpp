// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/detail/csv_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "anlage/base/error.hpp"

namespace anlage::detail {
namespace {

constexpr std::size_t full_bytes = 1 << 16;
constexpr std::size_t longest_number = 32;

}  // namespace

CsvFile::CsvFile(std::string path, const std::string& header, std::size_t columns) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) {
    throw Error({ErrorCode::file_unwritable,
                 std::string("cannot be written: ") + std::strerror(errno),
                 {path_},
                 {},
                 "make its folder writable, or name another one"});
  }
  buffer_.reserve(full_bytes + header.size() + columns * longest_number);
  buffer_ = header;
  row_ = buffer_.size();
  flush();
}

CsvFile::~CsvFile() {
  if (file_ < 0) return;
  write_rows();
  ::close(file_);
}

CsvFile::CsvFile(CsvFile&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      file_bytes_(other.file_bytes_),
      buffer_(std::move(other.buffer_)),
      row_(other.row_),
      reason_(other.reason_) {}

template <class... Value>
void CsvFile::append(Value... value) {
  char text[longest_number];
  const auto end = std::to_chars(text, text + sizeof text, value...);
  if (buffer_.size() > row_) buffer_ += ',';
  buffer_.append(text, end.ptr);
}

void CsvFile::number(std::uint64_t value) { append(value); }
void CsvFile::number(float value) { append(value); }
void CsvFile::number(double value) { append(value); }
void CsvFile::rounded(double value) { append(value, std::chars_format::general, 15); }

void CsvFile::end_row() {
  buffer_ += '\n';
  row_ = buffer_.size();
  if (row_ >= full_bytes) write_rows();
}

void CsvFile::flush() {
  write_rows();
  if (reason_ == 0) return;
  throw Error({ErrorCode::file_unwritable,
               std::string("cannot be written in full: ") + std::strerror(reason_) + " (" + std::to_string(row_) +
                   " bytes are waiting; " + std::to_string(file_bytes_) + " bytes of whole rows are in the file)",
               {path_},
               {},
               "make room on the disk, or name another folder"});
}

void CsvFile::write_rows() noexcept {
  std::size_t done = 0;
  reason_ = 0;
  while (done < row_ && reason_ == 0) {
    const ssize_t written = ::pwrite(file_, buffer_.data() + done, row_ - done, static_cast<off_t>(file_bytes_ + done));
    if (written > 0) done += static_cast<std::size_t>(written);
    if (written == 0) reason_ = ENOSPC;
    if (written < 0 && errno != EINTR) reason_ = errno;
  }
  // What ends within a row is taken back: the file stays readable and the row waits as a whole.
  if (done < row_) {
    const auto last_end = done == 0 ? std::string::npos : buffer_.rfind('\n', done - 1);
    done = last_end == std::string::npos ? 0 : last_end + 1;
    if (::ftruncate(file_, static_cast<off_t>(file_bytes_ + done)) != 0 && reason_ == 0) reason_ = errno;
  }
  file_bytes_ += done;
  buffer_.erase(0, done);
  row_ -= done;
}

}  // namespace anlage::detail
