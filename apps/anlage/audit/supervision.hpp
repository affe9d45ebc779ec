// SPDX-License-Identifier: Apache-2.0
/// Where the ground truth of whatever learns comes from: from a steering circuit, from the world, from another region, or from itself.
/// A rule that is told nothing although it asks for a third factor never becomes part of a brain: `develop` refuses it.
#pragma once

#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"

namespace anlage::audit {

enum class Truth {
  own,       ///< its rule looks at its own input and output alone, or the part remembers what it hears
  steering,  ///< errors, targets or modulators of a steering circuit
  world,     ///< the same straight from a world
  region     ///< the same from another region, whose own truth it hands on
};

/// "self", "steering", "world", "region". [any]
[[nodiscard]] const char* to_string(Truth truth);

/// One thing that learns: a projection with a rule, or a part with a memory.
struct Supervision {
  std::string learner;               ///< "readout", or the part
  PartId part{};                     ///< that the learned numbers belong to
  Truth truth = Truth::own;
  std::vector<std::string> signals;  ///< "error = teacher.error"
  std::vector<PartId> sources;       ///< the parts that send them
  std::vector<PartId> roots;         ///< steering circuits and worlds behind them, nearest first
};

/// In the brain's order. [any]
[[nodiscard]] std::vector<Supervision> supervisions(const Brain& brain);

}  // namespace anlage::audit
