// SPDX-License-Identifier: Apache-2.0
/// W5 by hand: 3200 excitatory and 800 inhibitory integrate-and-fire cells with exponential currents (Vogels & Abbott 2005,
/// Journal of Neuroscience 25:10786-10795; the current-based network of Brette et al. 2007, Journal of Computational
/// Neuroscience 23:349-398), 2 % of all pairs joined, ticks of 0.1 ms, a delay of one tick; only spikes cost anything.
#pragma once

#include <memory>

namespace anlage::bench {

class W5ByHand {
 public:
  /// `plastic`: spike pairs change the synapses among excitatory cells, in proportion to what is left of their range.
  explicit W5ByHand(bool plastic);
  ~W5ByHand();
  W5ByHand(const W5ByHand&) = delete;
  W5ByHand& operator=(const W5ByHand&) = delete;

  static bool machine_can();
  void step();
  [[nodiscard]] double rate() const;  ///< [Hz] of a cell, since birth

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace anlage::bench
