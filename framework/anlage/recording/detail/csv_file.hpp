// SPDX-License-Identifier: Apache-2.0
/// A buffered file of rows of numbers. A failing disk leaves whole rows behind and loses none: they wait for the next try.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace anlage::detail {

class CsvFile {
 public:
  /// Starts the file with `header`; rows have up to `columns` numbers. Throws: Error{file_unwritable}. [build]
  CsvFile(std::string path, const std::string& header, std::size_t columns);
  ~CsvFile();
  CsvFile(CsvFile&& other) noexcept;
  CsvFile& operator=(CsvFile&&) = delete;

  /// Adds a number to the row, as the shortest text that reads back to the same bits. Allocates nothing. [main]
  void number(std::uint64_t value);
  void number(float value);
  void number(double value);
  /// Adds a number with 15 digits: 0.3 and not 0.30000000000000004. [main]
  void rounded(double value);
  /// Ends the row; writes once the buffer is full. [main]
  void end_row();

  /// A write failed and its rows are still waiting.
  [[nodiscard]] bool failed() const { return reason_ != 0; }
  /// Writes all whole rows. Throws: Error{file_unwritable}. [main]
  void flush();

 private:
  template <class... Value>
  void append(Value... value);
  void write_rows() noexcept;

  std::string path_;
  int file_ = -1;
  std::uint64_t file_bytes_ = 0;  ///< whole rows in the file
  std::string buffer_;            ///< whole rows, then the row under way
  std::size_t row_ = 0;           ///< where the row under way starts
  int reason_ = 0;
};

}  // namespace anlage::detail
