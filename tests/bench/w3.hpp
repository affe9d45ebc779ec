// SPDX-License-Identifier: Apache-2.0
/// W3 by hand: 784-1000-500-10 tanh units, squared error, plain descent at every sample; last sample's changes are applied
/// while the weights are read for this one.
#pragma once

#include <memory>

namespace anlage::bench {

class W3ByHand {
 public:
  W3ByHand();
  ~W3ByHand();
  W3ByHand(const W3ByHand&) = delete;
  W3ByHand& operator=(const W3ByHand&) = delete;

  static bool machine_can();
  void step();

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace anlage::bench
