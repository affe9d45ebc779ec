// SPDX-License-Identifier: Apache-2.0
/// The folder of one run: everything a person needs to trust or repeat it.
///
///   run.json        what ran: genome, seed, versions, plugins with hash and instruction set, threads, faults, timings
///   resolved.toml   repeats the run
///   changes.toml    with this, if the brain was changed on the way
///   result.json     every figure of the closing table, ticks, seconds, state_hash
///   NAME.csv        one per probe
///   checkpoints/    TICK.safetensors
#pragma once

#include <cstdint>
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

/// A change of the brain in the course of the run.
struct MadeChange {
  std::uint64_t tick = 0;  ///< the tick it came before
  double age = 0.0;        ///< [s]
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<std::string> rules;    ///< "readout: Delta 1.0.0 → Oja 1.0.0"
  std::vector<std::string> begun;    ///< blocks that began by their initial laws
  std::vector<std::string> dropped;  ///< blocks that are gone
  std::vector<std::string> notes;
  std::vector<std::string> types;    ///< of rules in use from then on: "Oja 1.0.0"
};

/// What is known at the end of a run.
struct RunResult {
  std::string status;            ///< "finished", "interrupted", "stopped by a fault"
  std::string reason;            ///< of an end that came too early; may be empty
  std::vector<Figure> figures;
  std::uint64_t ticks = 0;
  double seconds = 0.0;          ///< of ticking alone
  double start_seconds = 0.0;    ///< from program start to the first tick
  std::uint64_t peak_bytes = 0;  ///< resident memory at its peak
  std::string state_hash;
  std::vector<std::pair<std::string, double>> phase_seconds;
  std::vector<MadeChange> changes;  ///< made so far
};

class RunFolder {
 public:
  /// Creates `path`, or "runs/NAME-TIME-XXXX" if it is empty. Throws: Error{file_unwritable}. [main]
  RunFolder(const std::string& path, const std::string& brain_name);

  /// A folder "runs/NAME-TIME-XXXX" that was not there before. Throws: Error{file_unwritable}. [main]
  [[nodiscard]] static std::string unique(const std::string& name);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string checkpoint_path(std::uint64_t tick) const;

  /// Writes run.json and resolved.toml. Called at the start, again at the end, with the brain as it was at the start.
  /// Throws: Error{file_unwritable}. [main]
  void write_record(const Brain& brain, const Registry& registry, const Simulator& simulator,
                    const std::vector<std::string>& command_line, const RunResult& result) const;
  void write_result(const RunResult& result) const;
  /// Writes changes.toml, or removes the one of an earlier run if `toml` is empty. Throws: Error{file_unwritable}. [main]
  void write_changes(const std::string& toml) const;

 private:
  std::string path_;
};

}  // namespace anlage
