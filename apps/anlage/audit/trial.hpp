// SPDX-License-Identifier: Apache-2.0
/// The lives that an audit compares: as it is, without learning, without its truth, with one part damaged, with what was learned
/// dealt out anew, and smaller.
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
  smaller     ///< one part has a quarter, or a sixteenth, of its units
};

struct Trial {
  TrialKind kind = TrialKind::intact;
  std::string target;  ///< a part; empty for the first two
  double scale = 1.0;  ///< of its size
  Genome genome;
  std::function<void(const std::string& phase, BrainState&)> at_phase = {};

  /// "never learns", "without teacher", "readout never learns", … [any]
  [[nodiscard]] std::string text() const;
};

/// All that make sense for this genome, `intact` and `unlearned` first. A size that does not fit is left out: the part has no
/// scale. [main]
[[nodiscard]] std::vector<Trial> plan_trials(const Brain& brain, const std::vector<Supervision>& learners, Registry& registry,
                                             const Places& places);

}  // namespace anlage::audit
