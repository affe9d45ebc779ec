// SPDX-License-Identifier: Apache-2.0
/// What the figures of a life have measured so far. It goes into checkpoints, so that a life that was cut in two shows the
/// figures of one that was not; it is no part of the brain's state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anlage/recording/run_folder.hpp"

namespace anlage {

/// One figure of a phase that is not over.
struct FigureUnderWay {
  std::string name;
  std::string statistic;
  double joined = 0.0;  ///< its ticks put together: their sum, the smallest, the largest or the latest
  std::uint64_t ticks = 0;
};

struct FigureRecord {
  std::vector<Figure> finished;  ///< of the phases that are over
  std::string phase;             ///< the one under way; empty if there is none
  std::vector<FigureUnderWay> under_way;

  /// One line of JSON; numbers come back bit for bit. [any]
  [[nodiscard]] std::string text() const;
  /// Nothing if the text is no record. [any]
  [[nodiscard]] static std::optional<FigureRecord> parse(const std::string& text);
};

}  // namespace anlage
