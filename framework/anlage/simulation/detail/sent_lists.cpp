// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/detail/sent_lists.hpp"

namespace anlage::detail {
namespace {

/// Calls `f(sender, place, receiver)` for every synapse, receiver by receiver.
template <class Sender, class F>
void each_synapse(const anlage_synapses& synapses, F&& f) {
  const auto* index = static_cast<const Sender*>(synapses.index);
  for (std::int64_t j = 0; j < synapses.post; ++j) {
    const std::int64_t degree = synapses.degree == nullptr ? synapses.fan_in : synapses.degree[j];
    for (std::int64_t k = 0; k < degree; ++k) {
      const std::int64_t place = (j / 16 * synapses.fan_in + k) * 16 + j % 16;
      f(static_cast<std::size_t>(index[place]), place, j);
    }
  }
}

}  // namespace

template <class Sender>
void SentLists::sort(const anlage_synapses& synapses) {
  first_.assign(static_cast<std::size_t>(synapses.pre) + 1, 0);
  std::int64_t receiver = -1;
  std::size_t last = 0;
  each_synapse<Sender>(synapses, [&](std::size_t sender, std::int64_t, std::int64_t j) {
    first_[sender + 1] += 1;
    in_order_ = in_order_ && (j != receiver || sender >= last);
    receiver = j;
    last = sender;
  });
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  sent_.resize(static_cast<std::size_t>(first_.back()));
  std::vector<std::int64_t> next(first_.begin(), first_.end() - 1);
  each_synapse<Sender>(synapses, [&](std::size_t sender, std::int64_t place, std::int64_t j) {
    sent_[static_cast<std::size_t>(next[sender]++)] = {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(j)};
  });
}

SentLists::SentLists(const anlage_synapses& synapses) {
  if (synapses.index_bits == 16) {
    sort<std::uint16_t>(synapses);
  } else {
    sort<std::uint32_t>(synapses);
  }
}

void SentLists::show_in(anlage_synapses& synapses) const {
  synapses.sent_first = first_.data();
  synapses.sent = sent_.data();
}

void SentLists::offer_sums(anlage_synapses& synapses) {
  if (!in_order_) return;
  sums_.resize(static_cast<std::size_t>((synapses.post + 15) / 16));
  show_in(synapses);
  synapses.sums = sums_.front().sums;
}

}  // namespace anlage::detail
