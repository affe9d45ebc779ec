// SPDX-License-Identifier: Apache-2.0
/// Table: numbers rebuilt at every birth from files or the seed, such as the images of a data set; never saved.
///
///   Table<std::uint8_t> images {"pixel image", "1", "grey values"};
///   void fill() { std::uint8_t* column = images.writable(image); … }
///   void advance(Tick) { … images(pixel, image) … }
#pragma once

#include "anlage/contract/call.h"
#include "anlage/sdk/detail/meta.hpp"
#include "anlage/sdk/detail/numbers.hpp"

namespace anlage {

template <class T>
class Table {
 public:
  constexpr explicit Table(const char* shape, const char* unit, const char* doc)
      : shape_(shape), unit_(unit), doc_(doc) {}
  Table(const Table&) = default;
  Table& operator=(const Table&) = delete;

  using Column = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>, Eigen::Aligned64>;

  std::int64_t rows() const { return rows_; }
  std::int64_t cols() const { return cols_; }
  std::int64_t size() const { return rows_ * cols_; }
  std::int64_t stride() const { return stride_; }
  const T* data() const { return data_; }
  const T& operator[](std::int64_t i) const { return data_[i]; }
  const T& operator()(std::int64_t row, std::int64_t col) const { return data_[col * stride_ + row]; }
  Column column(std::int64_t col) const { return Column(data_ + col * stride_, rows_); }

  /// The numbers of a column, to be written in `fill` or `wire`. Throws: Failure anywhere else. [build]
  T* writable(std::int64_t col = 0) {
    if (!filling_) throw Failure("a Table is written in fill() and read-only afterwards");
    return data_ + col * stride_;
  }
  /// Writes one number in `fill` or `wire`. Throws: Failure anywhere else. [build]
  void set(std::int64_t row, std::int64_t col, T value) { writable(col)[row] = value; }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_TABLE, dtype(), 0, shape_, unit_, doc_, nullptr, nullptr, 0.0, -infinity, infinity};
  }
  void bind(const anlage_view& view) {
    data_ = static_cast<T*>(view.data);
    rows_ = view.rows;
    cols_ = view.cols;
    stride_ = view.stride;
  }
  void allow_writing() { filling_ = true; }

 private:
  static constexpr std::uint32_t dtype() {
    static_assert(std::is_same_v<T, Real> || std::is_same_v<T, std::uint8_t> || std::is_same_v<T, std::uint16_t> ||
                      std::is_same_v<T, std::uint32_t>,
                  "a Table holds Real, std::uint8_t, std::uint16_t or std::uint32_t");
    if (std::is_same_v<T, std::uint8_t>) return ANLAGE_DTYPE_U8;
    if (std::is_same_v<T, std::uint16_t>) return ANLAGE_DTYPE_U16;
    if (std::is_same_v<T, std::uint32_t>) return ANLAGE_DTYPE_U32;
    return ANLAGE_DTYPE_F32;
  }

  T* data_ = nullptr;
  std::int64_t rows_ = 0;
  std::int64_t cols_ = 0;
  std::int64_t stride_ = 0;
  bool filling_ = false;
  const char* shape_;
  const char* unit_;
  const char* doc_;
};

}  // namespace anlage
