// SPDX-License-Identifier: Apache-2.0
/// Measures the genome's figures over a phase, from the observer's seat: no part of the brain sees it.
///
///   mean, sum, last, min, max   of a port, over units and ticks
///   accuracy                    share of ticks whose largest unit of `of` is the unit (one-hot) or number (scalar) in `against`
///   mse                         mean square of `of` - `against`
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anlage/recording/run_folder.hpp"
#include "anlage/simulation/simulator.hpp"

namespace anlage {

class FigureMeter {
 public:
  /// Throws: Error{unknown_port}, Error{shape_mismatch}, Error{wrong_value} (statistic). [build]
  FigureMeter(const BrainState& state, Simulator& simulator);
  ~FigureMeter();

  void begin_phase(const std::string& name);
  /// The figures of the phase under way, all in the genome's order. [main]
  [[nodiscard]] std::vector<Figure> figures() const;
  /// A figure over the last `window` ticks, for the learning curve; NaN before the first tick. [main]
  [[nodiscard]] double recent(std::size_t figure) const;

 private:
  struct Meters;
  std::unique_ptr<Meters> meters_;
};

}  // namespace anlage
