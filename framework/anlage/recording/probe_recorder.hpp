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

  /// Goes on with the same files in the state of a changed brain, where each probe finds numbers of the same shape.
  /// Throws: Error{unknown_port}. [main, between ticks]
  void rebind(const BrainState& state);

  /// Writes what is buffered; a failing disk leaves whole rows behind, and the rest waits for the next call.
  /// Throws: Error{file_unwritable}. [main]
  void flush();
  /// A file could not be written while the brain ran: the simulator was asked to stop, and `flush` says why. [main]
  [[nodiscard]] bool failed() const;

 private:
  struct Files;
  std::shared_ptr<Files> files_;
};

}  // namespace anlage
