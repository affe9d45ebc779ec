// SPDX-License-Identifier: Apache-2.0
/// Progress of many lives on standard error: one line that is redrawn on a terminal, elsewhere a line whenever one has
/// ended.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "terminal/progress.hpp"
#include "terminal/terminal.hpp"

namespace anlage {

class BatchProgress {
 public:
  /// `count` lives, `known` of which are over already. [main]
  BatchProgress(ProgressMode mode, ColorMode color, std::string title, std::size_t count, std::size_t known);

  /// One more is over: `what` says which and how. [main]
  void ended(const std::string& what, bool fine);
  void look(std::size_t running);
  /// Leaves the screen to whoever writes next. [main]
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  Terminal terminal_;
  ProgressMode mode_;
  std::string title_;
  std::size_t count_;
  std::size_t known_;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  Clock::time_point start_ = Clock::now();
  bool drawn_ = false;
};

}  // namespace anlage
