// SPDX-License-Identifier: Apache-2.0
/// Memory between two forbidden pages, seen twice: the host's view can always be written, the plugin's view may be read-only.
#pragma once

#include <cstddef>
#include <cstdint>

namespace anlage::check {

class GuardedMemory {
 public:
  enum class Access { read_only, read_write };
  enum class Edge { begin, end };  ///< which end of the numbers touches a forbidden page

  /// `bytes` is a multiple of 64, and the numbers begin at a multiple of 64. Throws: std::bad_alloc. [main]
  GuardedMemory(std::size_t bytes, Access access, Edge edge);
  ~GuardedMemory();
  GuardedMemory(GuardedMemory&& other) noexcept;
  GuardedMemory(const GuardedMemory&) = delete;
  GuardedMemory& operator=(const GuardedMemory&) = delete;

  [[nodiscard]] std::byte* host() const { return host_ + offset_; }
  [[nodiscard]] std::byte* plugin() const { return plugin_ + offset_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] bool is_read_only() const { return access_ == Access::read_only; }

  /// Whether an address lies in the plugin's view or in one of the forbidden pages beside it. [any]
  [[nodiscard]] bool is_near(const void* address) const;
  /// Bytes from the first number to `address`; negative before it. [any]
  [[nodiscard]] std::ptrdiff_t offset_of(const void* address) const;

 private:
  std::size_t bytes_ = 0;
  std::size_t mapped_ = 0;   ///< without the forbidden pages
  std::size_t offset_ = 0;
  Access access_;
  std::byte* host_ = nullptr;
  std::byte* plugin_ = nullptr;
};

}  // namespace anlage::check
