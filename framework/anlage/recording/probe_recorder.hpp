// SPDX-License-Identifier: Apache-2.0
/// Writes the genome's probes to CSV files: a header "tick,time,0,1,…" and one row every `every` ticks.
///
/// `tick` counts the ticks done and `time` is the age [s] they make; numbers are those after that tick. A column is a unit;
/// of a matrix or of synapses it is "post:pre". Numbers are the shortest that read back to the same bits.
#pragma once

#include <memory>
#include <string>

#include "anlage/simulation/simulator.hpp"

namespace anlage {

class ProbeRecorder {
 public:
  /// Opens "FOLDER/NAME.csv" for every probe and starts to observe. Lifetime: state and simulator outlive the recorder's use.
  /// Throws: Error{unknown_port}, Error{out_of_range} (unit), Error{file_unwritable}. [build]
  ProbeRecorder(const BrainState& state, Simulator& simulator, const std::string& folder);
  /// Writes what it still can; call `flush` before, to hear of failures.
  ~ProbeRecorder();

  /// Writes what is buffered. A file that cannot be written while the brain runs asks the simulator to stop, keeps its whole
  /// rows, and is told here, once room for a second try was given.
  /// Throws: Error{file_unwritable}. [main]
  void flush();

 private:
  struct Files;
  std::shared_ptr<Files> files_;
};

}  // namespace anlage
