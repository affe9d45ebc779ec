// SPDX-License-Identifier: Apache-2.0
/// The folder of one run: everything a person needs to trust or repeat it.
///
///   run.json        what ran: genome, seed, versions, plugins with hash and instruction set, threads, faults, timings
///   resolved.toml   repeats the run
///   result.json     every figure of the closing table, ticks, seconds, state_hash
///   NAME.csv        one per probe
///   checkpoints/    TICK.safetensors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/registry/registry.hpp"
#include "anlage/simulation/simulator.hpp"

namespace anlage {

/// One number of the closing table.
struct Figure {
  std::string phase;
  std::string name;
  double value = 0.0;
  std::uint64_t samples = 0;
};

/// What is known at the end of a run.
struct RunResult {
  std::string status;            ///< "finished", "interrupted", "stopped by a fault"
  std::vector<Figure> figures;
  std::uint64_t ticks = 0;
  double seconds = 0.0;          ///< of ticking alone
  double start_seconds = 0.0;    ///< from program start to the first tick
  std::uint64_t peak_bytes = 0;  ///< resident memory at its peak
  std::string state_hash;
  std::vector<std::pair<std::string, double>> phase_seconds;
};

class RunFolder {
 public:
  /// Creates `path`, or "runs/NAME-TIME-XXXX" if it is empty. Throws: Error{file_unwritable}. [main]
  RunFolder(const std::string& path, const std::string& brain_name);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string checkpoint_path(std::uint64_t tick) const;

  /// Writes run.json and resolved.toml. Called at the start, again at the end. Throws: Error{file_unwritable}. [main]
  void write_record(const Brain& brain, const Registry& registry, const Simulator& simulator,
                    const std::vector<std::string>& command_line, const RunResult& result) const;
  void write_result(const RunResult& result) const;

 private:
  std::string path_;
};

}  // namespace anlage
