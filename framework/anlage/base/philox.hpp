// SPDX-License-Identifier: Apache-2.0
/// Counter-based random numbers: Philox 4x32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as
/// 1, 2, 3"). A number is a pure function of key and counter, so it is the same for any number of threads and in any order.
///
///   key      seed and path of a part, mixed once (`random_key`)
///   counter  (tick, index, stream)
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace anlage {

/// Four 32-bit words for one counter and key. [any]
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53u} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57u} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9E3779B9u;
    key[1] += 0xBB67AE85u;
  }
  return counter;
}

/// A stream of random numbers addressed by (tick, index). Copy it freely: it holds no state but its key.
class Random {
 public:
  constexpr explicit Random(std::uint64_t key, std::uint32_t stream = 0) : key_(key), stream_(stream) {}

  /// Four random words for element `index` at `tick`. [any]
  [[nodiscard]] constexpr std::array<std::uint32_t, 4> words(std::uint64_t tick, std::uint64_t index) const {
    const std::uint64_t low = index ^ (std::uint64_t{stream_} << 40);  // indices stay below 2^40
    return philox({static_cast<std::uint32_t>(tick), static_cast<std::uint32_t>(tick >> 32),
                   static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32)},
                  {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)});
  }

  /// Uniform in [0, 1), 24 bits. [any]
  [[nodiscard]] constexpr float uniform(std::uint64_t tick, std::uint64_t index) const {
    return static_cast<float>(words(tick, index)[0] >> 8) * 0x1p-24f;
  }

  /// Uniform whole number in [0, bound), bias below bound / 2^32. [any]
  [[nodiscard]] constexpr std::uint32_t below(std::uint32_t bound, std::uint64_t tick, std::uint64_t index) const {
    return static_cast<std::uint32_t>((std::uint64_t{words(tick, index)[0]} * bound) >> 32);
  }

  /// Normal with mean 0 and standard deviation 1 (Box & Muller 1958), computed in double. [any]
  [[nodiscard]] float normal(std::uint64_t tick, std::uint64_t index) const {
    const auto word = words(tick, index);
    const double u = (static_cast<double>(word[0]) + 1.0) * 0x1p-32;  // (0, 1]: the logarithm stays finite
    const double angle = static_cast<double>(word[1]) * (6.283185307179586 * 0x1p-32);
    return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::cos(angle));
  }

 private:
  std::uint64_t key_;
  std::uint32_t stream_;
};

/// Key of a named part under a seed: FNV-1a over the name, then one Philox block. [any]
constexpr std::uint64_t random_key(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  const auto word = philox({static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32), 0x616E6C61u, 0},
                           {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
  return (std::uint64_t{word[0]} << 32) | word[1];
}

}  // namespace anlage
