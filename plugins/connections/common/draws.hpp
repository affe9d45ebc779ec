// SPDX-License-Identifier: Apache-2.0
/// Draws: random numbers of one row of a wiring, one after the other; what connections draw with.
///
/// A row's numbers are a pure function of key, stream and row, so wiring hangs on no order and on no number of threads.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <anlage/sdk/rng.hpp>

namespace connections {

class Draws {
 public:
  Draws(const anlage::Random& random, std::int64_t row) : random_(random), row_(static_cast<std::uint64_t>(row)) {}

  std::uint32_t word() {
    if (next_ % 4 == 0) words_ = random_.words(next_ / 4, row_);
    return words_[next_++ % 4];
  }
  /// In [0, 1), 53 bits.
  double uniform() {
    const std::uint64_t high = word() >> 5, low = word() >> 6;
    return static_cast<double>((high << 26) | low) * 0x1p-53;
  }
  /// Normal with mean 0 and standard deviation 1 (Box & Muller 1958).
  double normal() {
    const double radius = std::sqrt(-2 * std::log1p(-uniform()));
    return radius * std::cos(2 * 3.14159265358979323846 * uniform());
  }
  /// Whole number in [0, bound), each equally likely (Lemire 2019, ACM Transactions on Modeling and Computer Simulation
  /// 29:3).
  std::int64_t below(std::int64_t bound) {
    const auto limit = static_cast<std::uint32_t>(bound);
    std::uint64_t product = std::uint64_t{word()} * limit;
    if (static_cast<std::uint32_t>(product) < limit) {
      const std::uint32_t uneven = (0u - limit) % limit;
      while (static_cast<std::uint32_t>(product) < uneven) product = std::uint64_t{word()} * limit;
    }
    return static_cast<std::int64_t>(product >> 32);
  }

 private:
  anlage::Random random_;
  std::uint64_t row_;
  std::uint64_t next_ = 0;
  std::array<std::uint32_t, 4> words_{};
};

/// Draws sets without replacement out of 0 … n - 1.
class Sampler {
 public:
  explicit Sampler(std::int64_t n) : drawn_by_(static_cast<std::size_t>(n), -1) {}

  /// `k` of the first `n` units in increasing order, every set equally likely (Floyd's method). `row` differs at every
  /// call.
  const std::vector<std::int64_t>& draw(Draws& draws, std::int64_t row, std::int64_t n, std::int64_t k) {
    set_.clear();
    for (std::int64_t last = n - k; last < n; ++last) {
      std::int64_t unit = draws.below(last + 1);
      if (drawn_by_[static_cast<std::size_t>(unit)] == row) unit = last;
      drawn_by_[static_cast<std::size_t>(unit)] = row;
      set_.push_back(unit);
    }
    std::sort(set_.begin(), set_.end());
    return set_;
  }
  /// The same of all units but `left_out`; -1: of all.
  const std::vector<std::int64_t>& draw_without(Draws& draws, std::int64_t row, std::int64_t k, std::int64_t left_out) {
    const auto n = static_cast<std::int64_t>(drawn_by_.size());
    draw(draws, row, left_out < 0 ? n : n - 1, k);
    for (std::int64_t& unit : set_) unit += left_out >= 0 && unit >= left_out;
    return set_;
  }

 private:
  std::vector<std::int64_t> drawn_by_;
  std::vector<std::int64_t> set_;
};

/// Calls `f(i)` for each i < count that succeeds, each with `probability` on its own, by drawing the gaps between them.
template <class F>
void each_success(Draws& draws, double probability, std::int64_t count, F&& f) {
  if (probability <= 0) return;
  const double rate = std::log1p(-probability);
  for (std::int64_t i = 0; i < count; ++i) {
    if (probability < 1) {
      const double gap = std::floor(std::log1p(-draws.uniform()) / rate);
      if (!(gap < static_cast<double>(count - i))) return;
      i += static_cast<std::int64_t>(gap);
    }
    f(i);
  }
}

}  // namespace connections
