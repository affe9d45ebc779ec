// SPDX-License-Identifier: Apache-2.0
/// Spikes of a population as a test looks at them: rates, irregularity, synchrony.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "support/life.hpp"

namespace anlage::test {

class SpikeRecord {
 public:
  /// `field` is an output of ones and zeros. Lifetime: that of `life`.
  SpikeRecord(const Life& life, const std::string& field)
      : state_(life.state.get()), binding_(life.brain->binding(life.brain->find(field).value())),
        trains_(static_cast<std::size_t>(binding_.rows)) {}

  /// Takes down the spikes of the tick that has just run.
  void look() {
    const std::int64_t slot = state_->slot(binding_.block, state_->clock.tick - 1, binding_.delay);
    const auto* spike = reinterpret_cast<const float*>(state_->data(binding_.block, slot));
    std::int64_t together = 0;
    for (std::size_t i = 0; i < trains_.size(); ++i) {
      if (spike[i] == 0) continue;
      trains_[i].push_back(static_cast<std::int64_t>(per_tick_.size()));
      ++together;
    }
    per_tick_.push_back(together);
    total_ += together;
  }

  /// Ticks of each cell's spikes, counted from the first look.
  [[nodiscard]] const std::vector<std::vector<std::int64_t>>& trains() const { return trains_; }
  /// Mean rate of a cell in looks that lasted so long together [Hz].
  [[nodiscard]] double rate(double seconds) const { return static_cast<double>(total_) / static_cast<double>(trains_.size()) / seconds; }

  /// Coefficient of variation of the intervals between spikes, the mean over cells with three spikes or more.
  [[nodiscard]] double irregularity() const {
    double sum = 0;
    int cells = 0;
    for (const std::vector<std::int64_t>& train : trains_) {
      if (train.size() < 3) continue;
      double mean = 0, square = 0;
      const auto n = static_cast<double>(train.size() - 1);
      for (std::size_t k = 1; k < train.size(); ++k) {
        const auto gap = static_cast<double>(train[k] - train[k - 1]);
        mean += gap / n;
        square += gap * gap / n;
      }
      sum += std::sqrt(std::max(square - mean * mean, 0.0)) / mean;
      ++cells;
    }
    return sum / cells;
  }

  /// Variance over mean of the spikes of all cells in windows of so many ticks: 1 where cells are independent.
  [[nodiscard]] double synchrony(std::size_t window) const {
    double mean = 0, square = 0;
    const std::size_t windows = per_tick_.size() / window;
    for (std::size_t k = 0; k < windows; ++k) {
      double count = 0;
      for (std::size_t t = 0; t < window; ++t) count += static_cast<double>(per_tick_[k * window + t]);
      mean += count / static_cast<double>(windows);
      square += count * count / static_cast<double>(windows);
    }
    return (square - mean * mean) / mean;
  }

 private:
  const BrainState* state_;
  Binding binding_;
  std::vector<std::vector<std::int64_t>> trains_;
  std::vector<std::int64_t> per_tick_;
  std::int64_t total_ = 0;
};

}  // namespace anlage::test
