// SPDX-License-Identifier: Apache-2.0
/// Which senders a receiver has: a pure function of key, receiver and synapse, so wiring can be kept or made anew every tick.
///
/// Senders and receivers lie on a ring, unit i of n at (i + 1/2) / n. A receiver draws from the senders within `length` of it
/// (0: from all), without replacement, by Floyd's method: with a stretch of W senders and K draws, draw k is a number below
/// W - K + k + 1, or W - K + k if that number has been drawn before. Every set of K senders is equally likely.
#pragma once

#include <cstdint>

namespace local_random {

inline constexpr std::int64_t most_senders = std::int64_t{1} << 24;  ///< a draw has 24 random bits
inline constexpr std::int64_t most_procedural = 256;                 ///< draws of a receiver that are made anew each tick

/// 32 bits, well mixed (multiply and shift; constants by Wellons, "lowbias32").
inline std::uint32_t mix(std::uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7FEB352Du;
  x = (x ^ (x >> 15)) * 0x846CA68Bu;
  return x ^ (x >> 16);
}

/// Senders within reach of a receiver: `width` of them from `start` on, around the ring.
struct Stretch {
  std::int64_t pre = 0;
  std::int64_t reach = 0;
  std::int64_t width = 0;
  double pace = 0;  ///< senders per receiver

  Stretch(std::int64_t pre, std::int64_t post, double length)
      : pre(pre), reach(static_cast<std::int64_t>(length * static_cast<double>(pre))),
        pace(static_cast<double>(pre) / static_cast<double>(post)) {
    const bool everywhere = length <= 0 || 2 * reach + 1 >= pre;
    if (everywhere) reach = 0;
    width = everywhere ? pre : 2 * reach + 1;
  }
  bool everywhere() const { return width == pre; }
  std::int32_t start(std::int64_t receiver) const {
    if (everywhere()) return 0;
    const auto nearest = static_cast<std::int32_t>((static_cast<double>(receiver) + 0.5) * pace);
    return nearest - static_cast<std::int32_t>(reach) + (nearest < reach ? static_cast<std::int32_t>(pre) : 0);
  }
};

/// The draws of a connection.
struct Draw {
  Stretch stretch;
  std::int64_t fan_in = 0;
  std::uint32_t key[2] = {};

  std::uint32_t seed(std::int64_t receiver) const { return mix(static_cast<std::uint32_t>(receiver) ^ key[0]) + key[1]; }
  std::int64_t bound(std::int64_t k) const { return stretch.width - fan_in + k + 1; }

  /// Draw k, not yet compared with the draws before it. A float holds 24 bits and rounds this product below `bound`.
  static std::uint32_t place(std::uint32_t seed, std::int64_t k, std::int64_t bound) {
    const std::uint32_t word = mix(seed + static_cast<std::uint32_t>(k + 1) * 0x9E3779B9u);
    return static_cast<std::uint32_t>(
        static_cast<std::int32_t>(static_cast<float>(static_cast<std::int32_t>(word >> 8)) * (static_cast<float>(bound) * 0x1p-24f)));
  }
  std::uint32_t sender(std::int32_t start, std::uint32_t place) const {
    const std::uint32_t sender = static_cast<std::uint32_t>(start) + place;
    return sender >= static_cast<std::uint32_t>(stretch.pre) ? sender - static_cast<std::uint32_t>(stretch.pre) : sender;
  }

  /// Senders of receivers [first, first + 16): synapse k of receiver first + l goes to out[k * 16 + l].
  void sixteen(std::int64_t first, std::uint32_t* out) const {
    alignas(64) std::uint32_t seeds[16], taken[16];
    for (int l = 0; l < 16; ++l) seeds[l] = seed(first + l);
    for (std::int64_t k = 0; k < fan_in; ++k) {
      std::uint32_t* row = out + k * 16;
      const auto last = static_cast<std::uint32_t>(bound(k) - 1);
      for (int l = 0; l < 16; ++l) row[l] = place(seeds[l], k, bound(k)), taken[l] = 0;
      for (const std::uint32_t* before = out; before < row; before += 16)
        for (int l = 0; l < 16; ++l) taken[l] |= before[l] == row[l];
      for (int l = 0; l < 16; ++l) row[l] = taken[l] != 0 ? last : row[l];
    }
    if (stretch.everywhere()) return;
    alignas(64) std::int32_t starts[16];
    for (int l = 0; l < 16; ++l) starts[l] = stretch.start(first + l);
    for (std::int64_t k = 0; k < fan_in; ++k)
      for (int l = 0; l < 16; ++l) out[k * 16 + l] = sender(starts[l], out[k * 16 + l]);
  }
};

}  // namespace local_random
