// SPDX-License-Identifier: Apache-2.0
/// Asks the clock so seldom that a tick does not feel it: after every tick of a slow brain, after thousands of a fast
/// one.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace anlage {

class Pacer {
 public:
  using Clock = std::chrono::steady_clock;

  /// True about every `interval` seconds. [main]
  explicit Pacer(double interval) : interval_(interval), last_(Clock::now()), asked_(last_) {}

  /// To be called after every tick. [main]
  [[nodiscard]] bool due() {
    if (--left_ > 0) return false;
    const auto now = Clock::now();
    adapt(std::chrono::duration<double>(now - asked_).count());
    asked_ = now;
    if (std::chrono::duration<double>(now - last_).count() < interval_) return false;
    last_ = now;
    return true;
  }

 private:
  // Aims at one look at the clock in a tenth of the interval; grows gently, shrinks at once.
  void adapt(double elapsed) {
    const double wanted = interval_ / 10.0;
    const double factor = elapsed > 0.0 ? std::clamp(wanted / elapsed, 1e-3, 4.0) : 4.0;
    skip_ = std::clamp(static_cast<double>(skip_) * factor, 1.0, 1e6);
    left_ = static_cast<std::int64_t>(skip_);
  }

  double interval_;
  Clock::time_point last_;
  Clock::time_point asked_;
  double skip_ = 1.0;
  std::int64_t left_ = 1;
};

}  // namespace anlage
