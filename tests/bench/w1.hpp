// SPDX-License-Identifier: Apache-2.0
/// W1 by hand: 50 inputs, 100,000 units with 7 binary claws each, the most active 5 % answer through 10 outputs that learn at
/// every step by the delta rule times a reward.
///
/// One-byte indices, 16-bit fixed point sums by register permutation, candidates above a predicted floor, a histogram of
/// 1,024 bins for the threshold, one cache line of weights per active unit.
#pragma once

#include <cstdint>
#include <memory>

namespace anlage::bench {

class W1ByHand {
 public:
  W1ByHand();
  ~W1ByHand();
  W1ByHand(const W1ByHand&) = delete;
  W1ByHand& operator=(const W1ByHand&) = delete;

  static bool machine_can();
  void step();
  [[nodiscard]] int last_active() const;

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace anlage::bench
