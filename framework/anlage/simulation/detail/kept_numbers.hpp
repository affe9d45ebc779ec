// SPDX-License-Identifier: Apache-2.0
/// Numbers that a damaged brain keeps as they are: places that stay 0, places that stay what they were, and wires that a part
/// reads through a copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "anlage/state/component_call.hpp"

namespace anlage::detail {

/// Places that are 0 in memory that moves with the clock, or does not.
struct Zeros {
  void* const* data = nullptr;          ///< first number of the slot of this tick
  void* fixed = nullptr;                ///< what `data` points to if nothing moves
  std::vector<std::uint32_t> places;    ///< [floats]

  void write() const {
    auto* numbers = static_cast<float*>(data != nullptr ? *data : fixed);
    for (const std::uint32_t place : places) numbers[place] = 0.0F;
  }
};

/// Places that keep the numbers they had when `keep` was called.
struct Held {
  std::byte* data = nullptr;
  std::size_t item = sizeof(float);   ///< [B] of a number
  std::vector<std::uint32_t> places;  ///< [numbers]
  std::vector<std::byte> kept;

  void keep();
  void restore() const;
};

/// Memory that processes forked later share.
class SharedNumbers {
 public:
  explicit SharedNumbers(std::size_t bytes);
  ~SharedNumbers();
  SharedNumbers(SharedNumbers&& other) noexcept : data_(other.data_), bytes_(other.bytes_) { other.data_ = nullptr; }
  SharedNumbers& operator=(SharedNumbers&&) = delete;
  [[nodiscard]] float* data() const { return static_cast<float*>(data_); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  void* data_;
  std::size_t bytes_;
};

/// A port that reads its sender's numbers where they are, seen through a copy with zeros.
struct WireCopy {
  void* source = nullptr;             ///< follows the clock
  SharedNumbers copy;
  std::vector<std::uint32_t> places;  ///< [floats]

  void write() const;
};

/// The damage of one part.
struct PartDamage {
  bool dead = false;
  std::vector<Zeros> sums;
  std::vector<Zeros> outputs;
  std::vector<WireCopy> wires;
  std::vector<Held> memories;
};

/// The damage of one projection's synapses.
struct SynapseDamage {
  Zeros lost;
  Held held;

  void settle() const {
    held.restore();
    if (!lost.places.empty()) lost.write();
  }
};

}  // namespace anlage::detail
