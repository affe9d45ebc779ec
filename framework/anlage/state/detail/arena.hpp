// SPDX-License-Identifier: Apache-2.0
/// The memory of all blocks of a state.
///
///   plain     one piece, blocks side by side
///   shared    the same, seen by processes that are forked later
///   guarded   each block between two forbidden pages, its end at the second; seen a second time through a read-only mapping
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "anlage/state/brain_state.hpp"

namespace anlage::detail {

class Arena {
 public:
  /// `sizes` in bytes, multiples of 64; the first `saved` of them make up a snapshot. All numbers are 0.
  /// Throws: std::bad_alloc. [build]
  Arena(std::vector<std::size_t> sizes, std::size_t saved, Memory memory);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  [[nodiscard]] std::byte* at(std::size_t piece) const { return base_ + offsets_[piece]; }
  /// The same numbers; in a guarded arena nothing can be written there. [any]
  [[nodiscard]] std::byte* readable(std::size_t piece) const { return readable_ + offsets_[piece]; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t saved_bytes() const { return saved_bytes_; }
  [[nodiscard]] bool is_guarded() const { return memory_ == Memory::guarded; }

  void save(std::byte* to) const;
  void load(const std::byte* from);

  struct Place {
    std::size_t piece = 0;
    std::ptrdiff_t offset = 0;  ///< from its first byte
    bool read_only = false;
  };
  /// The piece that an address lies in or beside; nothing in an arena that is not guarded. [any]
  [[nodiscard]] std::optional<Place> find(const void* address) const;
  /// Bytes before a piece that something has written to, counted from its first byte; 0 if there are none. [main]
  [[nodiscard]] std::ptrdiff_t written_before(std::size_t piece) const;

 private:
  void lay_out_side_by_side();
  void lay_out_apart();
  void map_guarded();

  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> rooms_;  ///< guarded: first byte of the pages of each piece
  std::size_t saved_pieces_;
  std::size_t bytes_ = 0;           ///< of numbers
  std::size_t saved_bytes_ = 0;
  std::size_t mapped_ = 0;
  Memory memory_;
  std::byte* base_ = nullptr;
  std::byte* readable_ = nullptr;
};

}  // namespace anlage::detail
