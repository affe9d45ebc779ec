// SPDX-License-Identifier: Apache-2.0
/// The program of a tick: the schedule compiled once into steps with ready-made calls, and into stages of tasks per lane.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <vector>

#include "anlage/schedule/schedule.hpp"
#include "anlage/simulation/simulator.hpp"
#include "anlage/state/component_call.hpp"

namespace anlage::detail {

/// The learning of one projection.
struct RuleStep {
  const Projection* projection = nullptr;
  const TypeInfo* type = nullptr;
  ComponentCall* now = nullptr;      ///< settle, run
  ComponentCall* pending = nullptr;  ///< fused: all ports one tick back; nullptr if the projection cannot fuse
  bool is_pending = false;
  std::uint32_t target = 0;          ///< index of the receiving part's step
  double seconds = 0.0;
};

/// One projection that ends in a part's sum.
struct Inflow {
  anlage_verb transmit = nullptr;
  ComponentCall* call = nullptr;
  RuleStep* fused = nullptr;  ///< its pending learning rides along
  float* sum = nullptr;
  std::int64_t post = 0;
  std::int64_t work = 0;      ///< synapses
  bool splittable = false;
};

/// An output, or an input's sum, that is scanned after it was written.
struct Watched {
  void* data = nullptr;       ///< moves with the clock
  void* before = nullptr;     ///< the same one tick earlier; nullptr if there is only one slot
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::int64_t stride = 0;
  std::size_t bytes = 0;
  int field = -1;
};

struct PartStep {
  PartId part{};
  std::uint64_t period = 1;
  std::uint64_t offset = 0;
  std::uint8_t* mode = nullptr;  ///< 0 runs, 1 frozen, 2 silenced
  FaultPolicy on_fault = FaultPolicy::stop;
  anlage_verb run = nullptr;
  ComponentCall* call = nullptr;
  std::vector<Inflow> inflows;
  std::vector<Watched> sums;
  std::vector<Watched> outputs;
  std::vector<MovingPointer> moving;  ///< of `sums` and `outputs`
  std::int64_t work = 0;
  std::int64_t units = 0;
  bool split_verb = false;
  double seconds = 0.0;
};

/// A piece of a stage for one lane.
struct Task {
  enum class Kind : std::uint8_t { part, inflows, verb, settle, learn, learning };
  Kind kind = Kind::part;
  std::uint32_t step = 0;   ///< part step or rule step
  std::int64_t first = 0;
  std::int64_t last = 0;    ///< 0: everything
};

/// Tasks that may run together. A small stage belongs to lane 0 alone.
struct Stage {
  std::vector<std::vector<Task>> lanes;
  bool serial = true;
};

struct Program {
  anlage_now now{};       ///< of the tick under way
  anlage_now rule_now{};  ///< of the tick whose learning is applied
  std::deque<ComponentCall> calls;
  std::vector<PartStep> parts;
  std::vector<RuleStep> rules;
  std::vector<Stage> stages;           ///< parts
  std::vector<Stage> learning_stages;
  std::vector<std::uint32_t> split_parts;  ///< their calls are set by lane 0 before the others start
  bool any_parallel = false;

  Program(const Brain& brain, BrainState& state, const Schedule& schedule, int lanes, bool fuse);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
};

}  // namespace anlage::detail
