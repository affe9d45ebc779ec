// SPDX-License-Identifier: Apache-2.0
/// W4 by hand: 20,000 leaky tanh units, 100 senders each by 16-bit indices, Oja's rule on every synapse in the pass that reads
/// it.
#pragma once

#include <memory>

namespace anlage::bench {

class W4ByHand {
 public:
  W4ByHand();
  ~W4ByHand();
  W4ByHand(const W4ByHand&) = delete;
  W4ByHand& operator=(const W4ByHand&) = delete;

  static bool machine_can();
  void step();

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace anlage::bench
