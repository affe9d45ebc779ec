// SPDX-License-Identifier: Apache-2.0
/// Wiring whose receivers have unequal numbers of synapses: counted once while the brain develops, joined at birth.
#pragma once

#include <algorithm>
#include <vector>

#include <anlage/sdk/plugin.hpp>

namespace connections {

/// Counts the synapses of each receiver.
class InDegrees {
 public:
  explicit InDegrees(std::int64_t post) : degrees_(static_cast<std::size_t>(post), 0) {}

  void add(std::int64_t post) {
    ++degrees_[static_cast<std::size_t>(post)];
    ++total_;
  }
  /// Synapses of the receiver that has most, at least 1.
  [[nodiscard]] std::int64_t largest() const {
    const auto most = std::max_element(degrees_.begin(), degrees_.end());
    return most == degrees_.end() ? 1 : std::max<std::int64_t>(1, *most);
  }
  /// Room for the largest number in every receiver.
  void plan(anlage::Setup& setup) const { setup.sparse(largest(), total_); }

 private:
  std::vector<std::int64_t> degrees_;
  std::int64_t total_ = 0;
};

/// Gives each receiver's synapses their places in the order in which they come.
class Joiner {
 public:
  explicit Joiner(anlage::Wiring& wiring) : wiring_(wiring), next_(static_cast<std::size_t>(wiring.post()), 0) {}

  /// The weight of the new synapse; it holds what the initial law drew.
  anlage::Real& join(std::int64_t post, std::int64_t pre) {
    const std::int64_t k = next_[static_cast<std::size_t>(post)]++;
    wiring_.connect(post, k, pre);
    return wiring_.synapse_weight(post, k);
  }

 private:
  anlage::Wiring& wiring_;
  std::vector<std::int64_t> next_;
};

}  // namespace connections
