// SPDX-License-Identifier: Apache-2.0
/// The initial law of a block: how its numbers start, before anything has been learned.
///
///   zero · constant A · uniform LOW HIGH · normal MEAN SD · lognormal MU SIGMA · orthogonal GAIN · sparse DENSITY SD
///
/// `sparse`: each number is normal with mean 0 and deviation SD with probability DENSITY, else zero. `orthogonal`: the
/// columns are orthonormal if there are at most as many as rows, else the rows are; all times GAIN; every such matrix is
/// as likely as any other.
/// Number i of a block is a pure function of the block's random key and i, so it does not depend on threads or padding;
/// of an orthogonal block also of its rows and columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "anlage/base/real.hpp"

namespace anlage {

struct InitialLaw {
  enum class Kind { zero, constant, uniform, normal, lognormal, sparse, orthogonal };
  Kind kind = Kind::zero;
  double a = 0.0;  ///< constant; low; mean; mean of the logarithm; density; gain
  double b = 0.0;  ///< high; standard deviation; standard deviation of the logarithm; standard deviation

  /// Nothing if the text is no law: an unknown word, too few or too many numbers, low > high, a negative deviation, a
  /// density outside [0, 1]. [any]
  [[nodiscard]] static std::optional<InitialLaw> parse(std::string_view text);
  /// The laws as a user writes them, for messages. [any]
  [[nodiscard]] static std::string legal_forms();

  [[nodiscard]] bool is_random() const { return kind >= Kind::uniform; }
  /// True if each number is drawn for itself; false for `orthogonal`, which is a law of whole matrices. [any]
  [[nodiscard]] bool is_per_number() const { return kind != Kind::orthogonal; }
  /// Number `index` of the block with this key. Needs `is_per_number`. [any]
  [[nodiscard]] Real draw(std::uint64_t key, std::uint64_t index) const;
  /// A whole block, column after column: number (r, c) has index c · rows + r and goes to numbers[c · stride + r]. [any]
  void draw_block(std::uint64_t key, Real* numbers, std::int64_t rows, std::int64_t cols, std::int64_t stride) const;
};

}  // namespace anlage
