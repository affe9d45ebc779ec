// SPDX-License-Identifier: Apache-2.0
/// Rng: random numbers addressed by tick and element; no memory, so any order and any number of threads give the same.
///
///   Rng noise {"membrane noise"};     v[i] += sigma * noise.normal(now, i);
#pragma once

#include "anlage/base/philox.hpp"
#include "anlage/base/real.hpp"
#include "anlage/sdk/detail/meta.hpp"
#include "anlage/sdk/tick.hpp"

namespace anlage {

/// The n-th Rng of a type (from 0) is `Random(key, first_stream + n)`.
class Rng {
 public:
  static constexpr std::uint32_t first_stream = 0x10000;

  constexpr explicit Rng(const char* doc) : doc_(doc) {}
  Rng(const Rng&) = default;
  Rng& operator=(const Rng&) = delete;

  /// Uniform in [0, 1). [any]
  Real uniform(Tick now, std::int64_t i) const { return random_.uniform(now.index, index(i)); }
  /// Mean 0, standard deviation 1. [any]
  Real normal(Tick now, std::int64_t i) const { return random_.normal(now.index, index(i)); }
  /// Whole number in [0, bound). [any]
  std::uint32_t below(std::uint32_t bound, Tick now, std::int64_t i) const {
    return random_.below(bound, now.index, index(i));
  }
  /// The stream itself. [any]
  const Random& random() const { return random_; }
  constexpr const char* doc() const { return doc_; }

  constexpr detail::Meta meta() const { return {}; }
  void bind_stream(std::uint64_t key, std::uint32_t ordinal, std::int64_t offset) {
    random_ = Random(key, first_stream + ordinal);
    offset_ = offset;
  }

 private:
  std::uint64_t index(std::int64_t i) const { return static_cast<std::uint64_t>(i + offset_); }

  Random random_{0};
  std::int64_t offset_ = 0;  ///< first unit of the slice at hand
  const char* doc_;
};

}  // namespace anlage
