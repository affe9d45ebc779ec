// SPDX-License-Identifier: Apache-2.0
/// How much a genome says, how much its wiring would say, and how much is learned, in bits.
#pragma once

#include <cstdint>

#include "anlage/brain/brain.hpp"
#include "anlage/registry/registry.hpp"

namespace anlage::audit {

struct Information {
  double genome = 0;   ///< the resolved genome, as text, and the files its synapses are listed in [bit]
  double code = 0;     ///< the plugin files that it names, as they stand on disk [bit]
  double wiring = 0;   ///< which senders each receiver has, of all it could have [bit]
  double learned = 0;  ///< learned numbers as they are stored [bit]
};

/// log2 of the number of ways to choose k of n. [any]
[[nodiscard]] double choice_bits(std::int64_t n, std::int64_t k);

/// Wiring: sum over receivers of log2 C(senders, fan-in), for connections that draw it from the seed; one that joins every pair
/// says nothing. [any]
[[nodiscard]] Information information(const Brain& brain);

}  // namespace anlage::audit
