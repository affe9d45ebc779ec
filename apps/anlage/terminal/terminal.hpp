// SPDX-License-Identifier: Apache-2.0
/// An output of the program, and what may be drawn on it.
///
/// Standard output carries data, standard error progress. Only a terminal is redrawn or coloured; NO_COLOR and
/// TERM=dumb are obeyed unless `--color always` says otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace anlage {

enum class ColorMode { automatic, always, never };

enum class Style { plain, bold, dim, good, bad };

class Terminal {
 public:
  /// `descriptor` is 1 or 2. [main]
  Terminal(int descriptor, ColorMode color);

  /// True if lines may be drawn over. [any]
  [[nodiscard]] bool redraws() const { return redraws_; }
  [[nodiscard]] bool colors() const { return colors_; }
  /// Columns now: the window's, else COLUMNS, else 80. [main]
  [[nodiscard]] std::size_t width() const;
  /// `text` in a style, or as it is where there are no colours. [any]
  [[nodiscard]] std::string styled(Style style, std::string_view text) const;
  /// Writes all of `text`; what the other end does not want is lost. [main]
  void write(std::string_view text) const;

 private:
  int descriptor_;
  bool redraws_;
  bool colors_;
};

}  // namespace anlage
