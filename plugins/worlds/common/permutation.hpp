// SPDX-License-Identifier: Apache-2.0
/// Permutation: a shuffled order of 0 … count - 1 that is computed, not stored.
///
/// A Feistel network (six rounds) permutes the smallest even-bit domain that holds all samples; an answer outside 0 …
/// count - 1 is fed back until it falls inside (cycle walking, Black & Rogaway 2002). At most four times the samples
/// lie in the domain, so four steps are enough on average.
#pragma once

#include <array>
#include <cstdint>

namespace worlds {

class Permutation {
 public:
  using Keys = std::array<std::uint32_t, 6>;  ///< one a round; equal keys, equal order

  /// `count` from 1 to 2^31. [any]
  Permutation(std::uint32_t count, const Keys& keys) : keys_(keys), count_(count) {
    while ((std::uint64_t{1} << (2 * half_bits_)) < count) ++half_bits_;
    mask_ = (std::uint32_t{1} << half_bits_) - 1;
  }

  /// The sample at place `i` < count. [any]
  std::uint32_t operator()(std::uint32_t i) const {
    do i = scramble(i);
    while (i >= count_);
    return i;
  }

 private:
  std::uint32_t scramble(std::uint32_t i) const {
    std::uint32_t left = i >> half_bits_;
    std::uint32_t right = i & mask_;
    for (const std::uint32_t key : keys_) {
      const std::uint32_t next = left ^ (mix(right + key) & mask_);
      left = right;
      right = next;
    }
    return (left << half_bits_) | right;
  }

  /// Spreads every bit over the whole word (multiply and shift).
  static std::uint32_t mix(std::uint32_t x) {
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = (x ^ (x >> 15)) * 0x846CA68Bu;
    return x ^ (x >> 16);
  }

  Keys keys_;
  std::uint32_t count_;
  std::uint32_t half_bits_ = 1;
  std::uint32_t mask_ = 0;
};

}  // namespace worlds
