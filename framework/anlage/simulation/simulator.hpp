// SPDX-License-Identifier: Apache-2.0
/// The simulator: runs ticks. One tick has three stages: parts advance in waves, rules learn from what the tick produced,
/// observers look.
///
/// The result is the same, bit for bit, for any number of threads, and run(N); run(M) equals run(N); save; load; run(M).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/schedule/schedule.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

struct Witness;

/// What a run is stopped by or has to cope with.
struct Fault {
  std::uint64_t tick = 0;
  std::string part;          ///< path of the part or projection
  std::string field;         ///< empty if a verb failed
  std::int64_t unit = -1;    ///< index of the unit; -1 if a verb failed
  std::string reason;        ///< "NaN", "inf", "-inf", or what the plugin said
  FaultPolicy policy = FaultPolicy::stop;

  /// "tick 641: kenyon.rate[17] is NaN (KWinners); policy stop". [any]
  [[nodiscard]] std::string text() const;
};

/// Time spent in one part, with the projections that end in it, or in one learning rule.
struct PartTime {
  std::string path;
  double seconds = 0.0;
};

struct SimulatorOptions {
  int threads = 1;             ///< 0: one per core
  bool fuse = true;            ///< one pass over the weights where a rule and a connection allow it; never changes a bit
  bool events = true;          ///< visit only synapses with a spike where types say that is enough; never changes a bit
  Witness* witness = nullptr;  ///< told whose verb runs; with one thread only
  double worker_deadline = 10.0;  ///< [s] that a verb in a worker may take
  bool profile = false;        ///< measure time per part (every 16th tick)
  bool check_finite = true;
  bool hide_borrowed = false;  ///< connections that pass through another's synapses find NaN: shows what hangs on them
};

class Simulator {
 public:
  /// Lifetime: brain, state and schedule outlive the simulator. [build]
  Simulator(const Brain& brain, BrainState& state, const Schedule& schedule, SimulatorOptions options = {});
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Runs up to `ticks` ticks; fewer if a fault stops the run or `request_stop` was called. Returns the ticks done.
  /// After a stop by a fault the state is that of the last good tick. [main]
  std::uint64_t run(std::uint64_t ticks);

  /// Runs the genome's phases from the state's clock on; calls `begin` and `end` at the edges of each phase. [main]
  /// Returns false if it ended early. Weights are flushed at every edge.
  struct PhaseEvents {
    std::function<void(const PhaseGene&)> begin;
    std::function<void(const PhaseGene&)> end;
  };
  bool run_phases(const PhaseEvents& events);

  /// Called after every tick whose number is a multiple of `every`; may read the state. Weights need `flush` first. [build]
  void observe(std::uint64_t every, std::function<void(std::uint64_t tick)> observer);

  /// Applies pending learning, so that weights are those of this tick. [main, between ticks]
  void flush();

  /// Rules learn or rest. Traces rest with them. [main, between ticks]
  void set_learning(bool on);

  /// Changes a parameter, choice or text-free setting while running: "kenyon.active", "0.1" or a word of a choice.
  /// Throws: Error{unknown_port}, Error{out_of_range}, Error{does_not_fit} for what is fixed at birth. [main]
  void set(const std::string& field, const std::string& value);

  /// Freezes or silences a part from the next tick on, as its fault policy would; `stop` lets it live again. Throws:
  /// Error{unknown_part}. [main, between ticks]
  void set_mode(const std::string& part, FaultPolicy mode);

  /// Overwrites one number of an output at `tick`, after its part has written it: a stimulus, a lesion, a test. [main]
  void inject(FieldRef field, std::int64_t unit, std::uint64_t tick, float value);

  /// Goes on with the state of a changed brain, at the tick it stands at. Observers, injections, faults, times and whether
  /// rules learn are kept. `flush` comes before the transfer into that state; nothing is left pending.
  /// Lifetime: as in the constructor; the brain so far outlives the call. [main, between ticks]
  void go_on_with(const Brain& brain, BrainState& state, const Schedule& schedule);

  /// Ends `run` after the tick that is under way, and `run_phases` before the next phase begins.
  /// [any thread, signal handlers]
  void request_stop() noexcept;

  [[nodiscard]] const std::optional<Fault>& stopped_by() const;
  [[nodiscard]] const std::vector<Fault>& faults() const;     ///< all, those survived included
  [[nodiscard]] std::vector<PartTime> times() const;          ///< if `profile`, largest first
  [[nodiscard]] int threads() const;
  [[nodiscard]] std::size_t fused_projections() const;

 private:
  struct Engine;
  std::atomic<bool> stop_requested_{false};
  std::unique_ptr<Engine> engine_;
};

}  // namespace anlage
