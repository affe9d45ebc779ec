// SPDX-License-Identifier: Apache-2.0
/// What each part of a brain holds, by where its numbers come from. Synapses belong to the part they end in.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"

namespace anlage::audit {

struct Tally {
  std::uint64_t numbers = 0;  ///< padding left out
  std::uint64_t bytes = 0;
};

struct PartAccount {
  std::string path;
  std::string type;
  PartKind kind = PartKind::region;
  std::array<Tally, 5> by_origin;  ///< by the Origin's number

  [[nodiscard]] const Tally& of(Origin origin) const { return by_origin[static_cast<std::size_t>(origin)]; }
  [[nodiscard]] bool learns() const { return of(Origin::learned).numbers > 0; }
};

/// One a part, in the brain's order. [any]
[[nodiscard]] std::vector<PartAccount> accounts(const Brain& brain);

/// The part that a component belongs to: itself, or the one that its projection ends in. [any]
[[nodiscard]] std::vector<PartId> owners(const Brain& brain);

}  // namespace anlage::audit
