// SPDX-License-Identifier: Apache-2.0
/// The program of a tick: the schedule compiled once into steps with ready-made calls, and into stages of tasks per lane.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "anlage/contract/dense_sums.h"
#include "anlage/schedule/schedule.hpp"
#include "anlage/simulation/detail/damage.hpp"
#include "anlage/simulation/detail/kept_numbers.hpp"
#include "anlage/simulation/detail/sent_lists.hpp"
#include "anlage/simulation/simulator.hpp"
#include "anlage/state/component_call.hpp"

namespace anlage::detail {

/// The learning of one projection.
struct RuleStep {
  const Projection* projection = nullptr;
  const TypeInfo* type = nullptr;
  ComponentId id{};
  ComponentCall* now = nullptr;      ///< settle, run
  ComponentCall* pending = nullptr;  ///< fused: all ports one tick back; nullptr if the projection cannot fuse
  bool is_pending = false;
  bool in_worker = false;
  const SynapseDamage* damage = nullptr;  ///< what goes back after it has learned; then it never fuses
  std::uint32_t round = 0;           ///< 0: the rule; then those that go over the same weights after it
  MovingPointer when{};              ///< the broadcast that lets it work; no base: it always does
  std::uint32_t target = 0;          ///< index of the receiving part's step
  double seconds = 0.0;

  [[nodiscard]] bool works_at(std::uint64_t tick) const {
    if (when.base == nullptr) return true;
    return *reinterpret_cast<const float*>(when.base + ((tick - when.delay) & when.mask) * when.slot_bytes) != 0.0F;
  }
};

/// One projection that ends in a part's sum. Steps lie in memory in the order in which a tick visits them, each with its call
/// inside, so that small parts cost little more than their weights.
struct alignas(64) Inflow {
  anlage_call call{};
  anlage_verb transmit = nullptr;
  RuleStep* fused = nullptr;  ///< its pending learning rides along
  anlage_synapses synapses{};
  MovingPointer x{};          ///< the signal as it arrives
  std::int64_t work = 0;      ///< synapses
  bool splittable = false;
  bool in_worker = false;

  void follow(std::uint64_t tick) {
    if (x.base != nullptr) call.x = reinterpret_cast<const float*>(x.base + ((tick - x.delay) & x.mask) * x.slot_bytes);
  }
};

/// The dense projections between small areas that end in one port: one call for all.
struct SmallSum {
  void (*sum)(const anlage_dense_inflow* inflows, std::int64_t count, float* y, std::int64_t post) = nullptr;
  const anlage_dense_inflow* inflows = nullptr;
  std::int64_t count = 0;
  float* y = nullptr;
  std::int64_t post = 0;
};

/// An output, or an input's sum, that is scanned after it was written.
struct Watched {
  const anlage_view* view = nullptr;
  BlockId block{};
  std::int32_t field = -1;
};

/// `count` neighbours in one of the program's pools.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// Most light parts that run side by side: one kind of work for all, then the next, so that a core works on several at once.
inline constexpr std::int64_t light_parts_together = 16;

struct alignas(64) PartStep {
  anlage_call call{};
  anlage_verb run = nullptr;
  std::uint8_t* mode = nullptr;  ///< 0 runs, 1 frozen, 2 silenced
  Range small_sums;  ///< if all projections that end here are small; then there are no `inflows`
  Range inflows;
  Range sums;
  Range outputs;
  Range moving;
  std::uint32_t period = 1;
  std::uint32_t offset = 0;
  FaultPolicy on_fault = FaultPolicy::stop;
  bool split_verb = false;
  bool in_worker = false;
  PartDamage* damage = nullptr;
  PartId part{};
  std::int64_t work = 0;
  std::int64_t units = 0;
  double seconds = 0.0;

  [[nodiscard]] bool is_light() const { return inflows.count == 0 && work <= 16'384 && !in_worker && damage == nullptr; }
  [[nodiscard]] bool is_dead() const { return damage != nullptr && damage->dead; }
};

/// A piece of a stage for one lane.
struct Task {
  enum class Kind : std::uint8_t { part, light_parts, inflows, verb, settle, learn, learning };
  Kind kind = Kind::part;
  std::uint32_t step = 0;   ///< part step or rule step; light parts: the first of `last` neighbours
  std::int64_t first = 0;
  std::int64_t last = 0;    ///< 0: everything
  std::uint32_t period = 1; ///< of the part that learns: whoever rests is not looked up
  std::uint32_t offset = 0;

  [[nodiscard]] bool rests_at(std::uint64_t tick) const { return period > 1 && tick % period != offset; }
};

/// Tasks that may run together. A small stage belongs to lane 0 alone.
struct Stage {
  std::vector<std::vector<Task>> lanes;
  bool serial = true;
};

/// A cache line of what stands in for weights that are to be hidden.
struct HiddenWeights {
  alignas(64) std::array<float, 16> value{};
};

struct Program {
  anlage_now now{};       ///< of the tick under way
  anlage_now rule_now{};  ///< of the tick whose learning is applied
  std::deque<ComponentCall> calls;
  std::vector<PartStep> parts;     ///< in the order of the schedule
  std::vector<std::uint32_t> step_of_part;
  std::vector<Inflow> inflows;
  std::vector<SmallSum> small_sums;
  std::vector<anlage_dense_inflow> small_inflows;
  std::vector<Watched> watched;
  std::vector<MovingPointer> moving;
  std::vector<anlage_view> views;  ///< of the parts
  std::vector<char> errors;        ///< reasons of failing verbs, apart from what a tick touches
  std::vector<RuleStep> rules;
  std::deque<std::vector<HiddenWeights>> hidden;
  std::deque<SentLists> sent_lists;    ///< of projections whose events are rare
  std::deque<PartDamage> part_damage;
  std::deque<SynapseDamage> synapse_damage;
  std::vector<const SynapseDamage*> damage_of;  ///< by projection; nullptr: none
  std::vector<Stage> stages;           ///< parts
  std::vector<Stage> learning_stages;
  std::vector<std::uint32_t> split_parts;  ///< their calls are set by lane 0 before the others start
  bool any_parallel = false;

  Program(const Brain& brain, BrainState& state, const Schedule& schedule, const SimulatorOptions& options, const Damage& damage,
          int lanes);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Zeros of what is gone, and the numbers that stay, as they are now. [main, between ticks]
  void keep_damage();

  template <class T>
  [[nodiscard]] static std::span<T> part_of(std::vector<T>& pool, Range range) {
    return {pool.data() + range.first, range.count};
  }
};

}  // namespace anlage::detail
