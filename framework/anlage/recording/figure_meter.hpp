// SPDX-License-Identifier: Apache-2.0
/// Measures the genome's figures over a phase, from the observer's seat: no part of the brain sees it.
///
///   mean, sum, min, max         of a port, over units and ticks
///   last                        mean over units of the last tick
///   accuracy                    share of ticks whose largest unit of `of` is the largest unit (one-hot) or the number
///                               (scalar) of `against`
///   mse                         mean square of `of` - `against`, over units and ticks
///
/// Of equally large units the lowest index counts; a target without a positive unit is never met. A number that is not a
/// number makes the figure NaN: it is shown, never skipped.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anlage/recording/figure_record.hpp"
#include "anlage/recording/run_folder.hpp"
#include "anlage/simulation/simulator.hpp"

namespace anlage {

class FigureMeter {
 public:
  /// Ticks that `recent` looks back on.
  static constexpr std::size_t window = 1000;

  /// Lifetime: state and simulator outlive the meter's use.
  /// Throws: Error{unknown_port}, Error{shape_mismatch}, Error{wrong_value} (statistic). [build]
  FigureMeter(const BrainState& state, Simulator& simulator);
  ~FigureMeter();

  /// Measures in the state of a changed brain from now on; what was measured so far counts on. The genome's figures are
  /// the same. Throws: as the constructor. [main, between ticks]
  void rebind(const BrainState& state);

  /// Starts every figure afresh. [main]
  void begin_phase(const std::string& name);
  /// Goes on with the phase under way in a record; a figure that is not in it, or of another statistic, starts afresh. [main]
  void resume_phase(const FigureRecord& record);
  /// The phase under way and its figures, for a checkpoint. [main]
  [[nodiscard]] FigureRecord under_way() const;
  /// The figures of the phase under way, all in the genome's order; NaN before the first tick. `samples` are ticks. [main]
  [[nodiscard]] std::vector<Figure> figures() const;
  /// A figure over the last `window` ticks, for the learning curve; NaN before the first tick. [main]
  [[nodiscard]] double recent(std::size_t figure) const;

 private:
  struct Meters;
  std::shared_ptr<Meters> meters_;
};

}  // namespace anlage
