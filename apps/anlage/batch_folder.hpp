// SPDX-License-Identifier: Apache-2.0
/// The folder of many runs, and what they leave in it.
#pragma once

#include <string>
#include <string_view>

namespace anlage {

/// `out`, which has to be new, empty or to hold the file `mark`; if it is empty, a new "runs/NAME-TIME-XXXX".
/// Throws: Error{file_unwritable}. [main]
[[nodiscard]] std::string take_batch_folder(const std::string& out, const std::string& name, const std::string& mark);

/// A file that grows by whole lines, each on disk before the next call returns.
class LineFile {
 public:
  /// Begins the file afresh, or goes on at its end. Throws: Error{file_unwritable}. [main]
  LineFile(std::string path, bool afresh);
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  /// Adds `line` and an end of line. Throws: Error{file_unwritable}. [main]
  void add(std::string_view line);

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  int file_ = -1;
};

}  // namespace anlage
