// SPDX-License-Identifier: Apache-2.0
/// Writes the genome's probes to CSV files: a header "tick,time,0,1,…" and one row every `every` ticks.
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
  ~ProbeRecorder();

  /// Writes what is buffered. Throws: Error{file_unwritable}. [main]
  void flush();

 private:
  struct Files;
  std::unique_ptr<Files> files_;
};

}  // namespace anlage
