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

#if defined(__AVX512F__)
inline constexpr int lanes = 16;
#elif defined(__AVX2__)
inline constexpr int lanes = 8;
#else
inline constexpr int lanes = 4;
#endif

/// As many receivers side by side as a register of this machine holds.
typedef std::uint32_t Words __attribute__((vector_size(lanes * 4), may_alias));
typedef std::int32_t Places __attribute__((vector_size(lanes * 4), may_alias));
typedef float Reals __attribute__((vector_size(lanes * 4), may_alias));

/// 32 bits, well mixed (multiply and shift; constants by Wellons, "lowbias32"). Of one number or of a register of them.
template <class Word>
[[gnu::always_inline]] inline void mix(Word& x) {
  x = (x ^ (x >> 16)) * 0x7FEB352Du;
  x = (x ^ (x >> 15)) * 0x846CA68Bu;
  x = x ^ (x >> 16);
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

  std::uint32_t seed(std::int64_t receiver) const {
    std::uint32_t x = static_cast<std::uint32_t>(receiver) ^ key[0];
    mix(x);
    return x + key[1];
  }
  std::int64_t bound(std::int64_t k) const { return stretch.width - fan_in + k + 1; }
  static std::uint32_t step(std::int64_t k) { return static_cast<std::uint32_t>(k + 1) * 0x9E3779B9u; }

  /// Draw k, not yet compared with the draws before it. A float holds 24 bits and rounds this product below `bound`.
  std::uint32_t place(std::uint32_t seed, std::int64_t k) const {
    std::uint32_t word = seed + step(k);
    mix(word);
    const auto bits = static_cast<float>(static_cast<std::int32_t>(word >> 8));
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(bits * (static_cast<float>(bound(k)) * 0x1p-24f)));
  }
  std::uint32_t sender(std::int32_t start, std::uint32_t place) const {
    const std::uint32_t sender = static_cast<std::uint32_t>(start) + place;
    return sender >= static_cast<std::uint32_t>(stretch.pre) ? sender - static_cast<std::uint32_t>(stretch.pre) : sender;
  }

  /// Senders of receivers [first, first + 16): synapse k of receiver first + l goes to senders[k * 16 + l].
  void sixteen(std::int64_t first, std::uint32_t* senders) const {
    for (int part = 0; part < 16; part += lanes) places(first + part, senders + part);
    if (stretch.everywhere()) return;
    for (int l = 0; l < 16; ++l) {
      const std::int32_t start = stretch.start(first + l);
      for (std::int64_t k = 0; k < fan_in; ++k) senders[k * 16 + l] = sender(start, senders[k * 16 + l]);
    }
  }

  /// Places of a register of receivers within their stretches: those of draw k go to out[k * 16].
  void places(std::int64_t first, std::uint32_t* out) const {
    alignas(64) static constexpr std::uint32_t lane[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Words seeds = (*reinterpret_cast<const Words*>(lane) + static_cast<std::uint32_t>(first)) ^ key[0];
    mix(seeds);
    seeds += key[1];
    for (std::int64_t k = 0; k < fan_in; ++k) {
      Words word = seeds + step(k);
      mix(word);
      const Reals bits = __builtin_convertvector(reinterpret_cast<Places>(word >> 8), Reals);
      const Places drawn = __builtin_convertvector(bits * (static_cast<float>(bound(k)) * 0x1p-24f), Places);
      Places taken = {};
      for (std::int64_t i = 0; i < k; ++i) taken |= *reinterpret_cast<const Places*>(out + i * 16) == drawn;
      const Places last = Places{} + static_cast<std::int32_t>(bound(k) - 1);
      *reinterpret_cast<Places*>(out + k * 16) = (drawn & ~taken) | (taken & last);
    }
  }
};

}  // namespace local_random
