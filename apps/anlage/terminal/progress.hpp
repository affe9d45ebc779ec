// SPDX-License-Identifier: Apache-2.0
/// Progress of a run on standard error: one block that is redrawn on a terminal, now and then a line elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "terminal/pacer.hpp"
#include "terminal/terminal.hpp"

namespace anlage {

enum class ProgressMode { automatic, plain, json, none };

/// One look at a run.
struct ProgressView {
  std::uint64_t tick = 0;
  std::string phase;
  std::string figure;                                 ///< name; empty if the genome has none
  double value = 0.0;                                 ///< of the figure, recently
  std::vector<std::pair<std::string, double>> times;  ///< part → share of the time [1], largest first
};

class Progress {
 public:
  /// The run goes from tick `first` to tick `last`; `dt` [s]. [main]
  Progress(ProgressMode mode, ColorMode color, std::string title, std::uint64_t first, std::uint64_t last, double dt);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// True when `show` should be called; cheap enough for every tick. [main]
  [[nodiscard]] bool due() { return mode_ != ProgressMode::none && pacer_.due(); }
  void show(const ProgressView& view);
  /// A line that stays above the progress. [main]
  void note(const std::string& text);
  /// Leaves the screen to whoever writes next. [main]
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  struct Speed {
    double per_second = 0.0;     ///< [ticks/s] over the last ten seconds
    std::optional<double> left;  ///< [s] nothing in the first two seconds
  };

  Speed measure(std::uint64_t tick);
  void remember(double value);
  [[nodiscard]] std::vector<std::string> block(const ProgressView& view, const Speed& speed) const;
  [[nodiscard]] std::string plain_line(const ProgressView& view, const Speed& speed) const;
  [[nodiscard]] std::string json_line(const ProgressView& view, const Speed& speed) const;
  [[nodiscard]] double share(std::uint64_t tick) const;
  void draw(const std::vector<std::string>& lines);
  void erase();

  Terminal terminal_;
  ProgressMode mode_;
  std::string title_;
  std::uint64_t last_;
  double dt_;
  Pacer pacer_;
  Clock::time_point start_;
  std::deque<std::pair<Clock::time_point, std::uint64_t>> samples_;
  std::vector<double> curve_;
  std::size_t merged_ = 1;  ///< values per point of the curve
  std::size_t merging_ = 0;
  double sum_ = 0.0;
  std::size_t drawn_ = 0;
};

}  // namespace anlage
