// SPDX-License-Identifier: Apache-2.0
/// W2 by hand: regions of 16 units with four dense 16 x 16 inputs each, tanh, delay 1.
#pragma once

#include <vector>

namespace anlage::bench {

struct W2ByHand {
  int regions = 0;
  std::vector<int> sources;      ///< [regions x 4]
  float* weights = nullptr;      ///< [regions x 4 x 16 senders x 16 receivers], 64-byte aligned
  float* activity[2] = {};       ///< [regions x 16]
  int phase = 0;

  explicit W2ByHand(int regions);
  ~W2ByHand();
  W2ByHand(const W2ByHand&) = delete;
  W2ByHand& operator=(const W2ByHand&) = delete;

  void tick();
};

}  // namespace anlage::bench
