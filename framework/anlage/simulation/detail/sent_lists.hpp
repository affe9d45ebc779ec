// SPDX-License-Identifier: Apache-2.0
/// The synapses of a sparse projection by sender: what a spike has to visit. Derived from the wiring, so no part of the state.
#pragma once

#include <cstdint>
#include <vector>

#include "anlage/contract/call.h"

namespace anlage::detail {

class SentLists {
 public:
  /// `synapses` has the layout SPARSE.
  explicit SentLists(const anlage_synapses& synapses);
  SentLists(const SentLists&) = delete;
  SentLists& operator=(const SentLists&) = delete;

  /// Lets `synapses` show the lists. Lifetime: as long as this.
  void show_in(anlage_synapses& synapses) const;
  /// Lets `synapses` also show room for sums, if sums in the order of senders have the bits of those in the order of a
  /// receiver's synapses.
  void offer_sums(anlage_synapses& synapses);

 private:
  struct alignas(64) Line {
    float sums[16];
  };
  template <class Sender>
  void sort(const anlage_synapses& synapses);

  std::vector<std::int64_t> first_;
  std::vector<anlage_sent> sent_;
  std::vector<Line> sums_;
  bool in_order_ = true;
};

}  // namespace anlage::detail
