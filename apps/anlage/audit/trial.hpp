// SPDX-License-Identifier: Apache-2.0
/// The lives that an audit compares: as it is, without learning, without its truth, with one part damaged, with what was learned
/// dealt out anew, with other random numbers, with lines in another order, and smaller.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "anlage/registry/registry.hpp"
#include "assembly.hpp"
#include "audit/supervision.hpp"

namespace anlage::audit {

enum class TrialKind {
  intact,     ///< the genome as it is
  unlearned,  ///< nothing ever learns: what a newborn can do
  untold,     ///< a source of ground truth is silent for life
  frozen,     ///< one part never learns
  lesion,     ///< one part is dead in the last phase
  shuffled,   ///< learned numbers of one part change places before the last phase
  reseeded,   ///< other wiring and other drawn numbers
  relabelled, ///< lines of a world in another order
  smaller     ///< one part has a quarter, or a sixteenth, of its units
};

struct Trial {
  TrialKind kind = TrialKind::intact;
  std::string target;  ///< a part or a port; empty where the whole brain is meant
  double scale = 1.0;  ///< of its size
  Genome genome;
  std::uint64_t seed_shift = 0;  ///< added to the seed of each life
  std::function<void(const std::string& phase, BrainState&)> at_phase = {};

  /// "never learns", "without teacher", "readout never learns", … [any]
  [[nodiscard]] std::string text() const;
};

/// All that make sense for this genome, `intact` and `unlearned` first. A size that does not fit is left out: the part has no
/// scale. `folder` receives the orders of lines. Throws: Error{file_unwritable}. [main]
[[nodiscard]] std::vector<Trial> plan_trials(const Brain& brain, const std::vector<Supervision>& learners, Registry& registry,
                                             const Places& places, const std::string& folder);

}  // namespace anlage::audit
