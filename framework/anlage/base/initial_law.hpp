// SPDX-License-Identifier: Apache-2.0
/// The initial law of a block: how its numbers start, before anything has been learned.
///
///   zero · constant A · uniform LOW HIGH · normal MEAN SD · lognormal MU SIGMA
///
/// Number i of a block is a pure function of the block's random key and i, so it does not depend on threads or padding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "anlage/base/real.hpp"

namespace anlage {

struct InitialLaw {
  enum class Kind { zero, constant, uniform, normal, lognormal };
  Kind kind = Kind::zero;
  double a = 0.0;  ///< constant; low; mean; mean of the logarithm
  double b = 0.0;  ///< high; standard deviation; standard deviation of the logarithm

  /// Nothing if the text is no law: an unknown word, too few or too many numbers, low > high, a negative deviation. [any]
  [[nodiscard]] static std::optional<InitialLaw> parse(std::string_view text);
  /// The five laws as a user writes them, for messages. [any]
  [[nodiscard]] static std::string legal_forms();

  [[nodiscard]] bool is_random() const { return kind >= Kind::uniform; }
  /// Number `index` of the block with this key. [any]
  [[nodiscard]] Real draw(std::uint64_t key, std::uint64_t index) const;
  /// Numbers first, first + 1, …: the same as one `draw` each, four to a block of random words. [any]
  void draw(std::uint64_t key, std::uint64_t first, Real* numbers, std::size_t count) const;
};

}  // namespace anlage
