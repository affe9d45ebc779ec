// SPDX-License-Identifier: Apache-2.0
/// Reads the numbers of one field as they stand after the last tick, straight from its block and without allocating.
///
/// Units are counted column after column with padding left out; the synapses of a sparse connection receiver after receiver.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "anlage/state/brain_state.hpp"

namespace anlage::detail {

class FieldReader {
 public:
  /// `user` is what wants to read, for messages: "probe `rates`".
  /// Throws: Error{unknown_port} if there is no such field, or it holds no numbers. [build]
  FieldReader(const BrainState& state, const std::string& name, const std::string& user, const SourceLocation& where);

  [[nodiscard]] std::int64_t size() const { return size_; }
  /// Learning may be pending on it: the simulator has to flush first.
  [[nodiscard]] bool needs_flush() const { return needs_flush_; }
  /// "17", or "post:pre" for a matrix or a synapse. [any]
  [[nodiscard]] std::string label(std::int64_t unit) const;
  /// The dtype of the numbers, ANLAGE_DTYPE_*.
  [[nodiscard]] std::uint32_t dtype() const { return dtype_; }
  /// As double; exact for all but 64-bit whole numbers. [main]
  [[nodiscard]] double value(std::int64_t unit) const;

  /// Calls `take(const T* numbers, std::int64_t count)` for each column, in order. [main]
  template <class Take>
  void each_column(Take take) const {
    switch (dtype_) {
      case ANLAGE_DTYPE_F32: return each_column_of<float>(take);
      case ANLAGE_DTYPE_F64: return each_column_of<double>(take);
      case ANLAGE_DTYPE_U8: return each_column_of<std::uint8_t>(take);
      case ANLAGE_DTYPE_U16: return each_column_of<std::uint16_t>(take);
      case ANLAGE_DTYPE_U32: return each_column_of<std::uint32_t>(take);
      default: return each_column_of<std::uint64_t>(take);
    }
  }

 private:
  struct Place {
    std::int64_t row = 0;
    std::int64_t column = 0;
  };
  void note_sparse(const Brain& brain, FieldRef field);
  void note_degrees(BlockId block);
  [[nodiscard]] Place place(std::int64_t unit) const;
  [[nodiscard]] const std::byte* data() const {
    const std::uint64_t done = state_->clock.tick;
    return state_->data(block_, state_->slot(block_, done == 0 ? 0 : done - 1, delay_));
  }
  [[nodiscard]] std::int64_t rows_of(std::int64_t column) const {
    return fan_in_ == 0 ? rows_ : std::min<std::int64_t>(16, post_ - column / fan_in_ * 16);
  }

  template <class T, class Take>
  void each_column_of(Take take) const {
    const T* numbers = reinterpret_cast<const T*>(data());
    T present[16];
    for (std::int64_t column = 0; column < cols_; ++column) {
      const T* own = numbers + column * stride_;
      if (first_.empty()) {
        take(own, rows_of(column));
        continue;
      }
      std::int64_t count = 0;
      for (std::int64_t row = 0; row < rows_of(column); ++row)
        if (is_present(column, row)) present[count++] = own[row];
      take(static_cast<const T*>(present), count);
    }
  }
  /// Receivers with fewer synapses than others have places that hold none.
  [[nodiscard]] bool is_present(std::int64_t column, std::int64_t row) const {
    const auto receiver = static_cast<std::size_t>(column / fan_in_ * 16 + row);
    return column % fan_in_ < first_[receiver + 1] - first_[receiver];
  }

  const BrainState* state_;
  BlockId block_{};
  BlockId senders_{};
  std::uint32_t dtype_ = ANLAGE_DTYPE_F32;
  std::int64_t delay_ = 0;
  std::int64_t rows_ = 1;
  std::int64_t cols_ = 1;
  std::int64_t stride_ = 16;
  std::int64_t fan_in_ = 0;  ///< of a sparse connection; else 0
  std::int64_t post_ = 0;
  std::vector<std::int64_t> first_;  ///< of a receiver's synapses, if their numbers are unequal; then of all
  std::int64_t size_ = 0;
  bool is_matrix_ = false;
  bool needs_flush_ = false;
};

}  // namespace anlage::detail
