// SPDX-License-Identifier: Apache-2.0
/// Damage: what the interventions of a genome do to a brain at one tick. It follows from genome, seed and tick alone, so a state
/// needs no number for it.
///
/// Units and synapses have an order of their own, drawn from the seed and the name they belong to; a fraction f of n takes the first
/// round(f n) of it. So a larger lesion holds the smaller one, and one that comes later takes the next ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/contract/call.h"

namespace anlage::detail {

/// The first round(fraction · count) of `count` things in their drawn order, by increasing number. [any]
[[nodiscard]] std::vector<std::uint32_t> drawn(std::uint64_t seed, const std::string& name, std::int64_t count, double fraction);

class Damage {
 public:
  /// At the tick that comes next. [build]
  Damage(const Brain& brain, std::uint64_t tick);

  /// The first tick after `tick` at which something begins or ends; the largest number if there is none. [any]
  [[nodiscard]] static std::uint64_t changes_after(const Brain& brain, std::uint64_t tick);

  [[nodiscard]] bool is_dead(PartId part) const { return parts_[index_of(part)].lesion >= 1.0; }
  /// Carries nothing, or ends in a part that is dead. [any]
  [[nodiscard]] bool is_cut(ProjectionId projection) const;
  /// Its rules rest. [any]
  [[nodiscard]] bool is_still(ProjectionId projection) const;
  /// Some of its units or numbers are damaged, or a wire that it reads from directly is. [any]
  [[nodiscard]] bool touches(PartId part) const;
  [[nodiscard]] bool touches_synapses(ProjectionId projection) const;

  /// Units of an output, or of an input that has the units of an output, that are dead: 0 whatever arrives. [build]
  [[nodiscard]] std::vector<std::uint32_t> dead_units(PartId part, int field) const;
  /// Units of an output that are dead or silent. [build]
  [[nodiscard]] std::vector<std::uint32_t> silent_units(PartId part, int field) const;
  /// Synapses that are gone, and synapses whose number stays, by their place among the weights. [build]
  [[nodiscard]] std::vector<std::uint32_t> lost_synapses(ProjectionId projection, const anlage_synapses& synapses) const;
  [[nodiscard]] std::vector<std::uint32_t> held_synapses(ProjectionId projection, const anlage_synapses& synapses) const;
  /// Share of a part's own learned numbers that stay. [any]
  [[nodiscard]] double held_share(PartId part) const { return parts_[index_of(part)].freeze; }

 private:
  struct OfPart {
    double lesion = 0.0;
    double silence = 0.0;
    double freeze = 0.0;
  };
  struct OfProjection {
    double cut = 0.0;
    double freeze = 0.0;
  };

  [[nodiscard]] std::vector<std::uint32_t> units(PartId part, int field, const char* what, double share) const;

  const Brain& brain_;
  std::vector<OfPart> parts_;
  std::vector<OfProjection> projections_;
};

}  // namespace anlage::detail
