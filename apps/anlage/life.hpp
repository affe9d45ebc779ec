// SPDX-License-Identifier: Apache-2.0
/// One life of a brain, watched and written down: phases or ticks, progress, checkpoints, the run folder, the closing
/// table.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anlage/recording/figure_record.hpp"
#include "anlage/recording/run_folder.hpp"
#include "assembly.hpp"
#include "exit_code.hpp"
#include "terminal/progress.hpp"
#include "terminal/terminal.hpp"

namespace anlage {

struct LifeOptions {
  std::string out = {};                     ///< run folder; empty: a new one below runs/
  std::string label = {};                   ///< "seed 3 of 30"; goes into the title
  int threads = 0;                          ///< 0: one per core
  std::optional<std::uint64_t> ticks = {};  ///< at most so many from here on
  std::uint64_t checkpoint_every = 0;       ///< [ticks]; 0: only at the end
  bool fuse = true;
  bool hide_borrowed = false;
  bool profile = false;
  bool closing_table = true;
  ProgressMode progress = ProgressMode::automatic;
  ColorMode color = ColorMode::automatic;
  std::vector<std::string> command_line = {};
  std::chrono::steady_clock::time_point started = {};  ///< of the program
  FigureRecord figures = {};                           ///< measured so far by the life that goes on
  std::vector<TimedChange> changes = {};               ///< for whoever makes the assembly
  double worker_deadline = 10.0;                       ///< [s] of a verb in a worker
  Witness* witness = nullptr;                          ///< see SimulatorOptions
  std::vector<std::pair<std::string, FaultPolicy>> modes = {};  ///< parts that are frozen or silenced from the start on
  bool guarded = false;                                ///< numbers between forbidden pages; for whoever makes the assembly
  std::function<void(const std::string& phase, BrainState&)> at_phase = {};  ///< before its first tick, with nothing pending
  bool quiet = false;                                  ///< in another process: nothing goes to standard error
};

/// Throws: UsageError if nothing says how long to run or the life is over. [main]
void check_length(const Genome& genome, std::uint64_t now, const std::optional<std::uint64_t>& ticks);

/// Runs to the end, to a fault or to a signal; the run folder is complete in each case. What could not be written is
/// reported and makes the answer `failed`. `result` receives what the closing table shows. Throws: Error (figures,
/// probes, run folder), UsageError as `check_length`. [main]
[[nodiscard]] ExitCode live(Assembly& assembly, const LifeOptions& options, RunResult* result = nullptr);

}  // namespace anlage
