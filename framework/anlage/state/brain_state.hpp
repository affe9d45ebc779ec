// SPDX-License-Identifier: Apache-2.0
/// The brain state: every number of a brain, owned by the framework, in one 64-byte aligned arena.
///
/// A copy of the state is a checkpoint in memory; `snapshot` and `restore` are one copy of the saved blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "anlage/base/real.hpp"
#include "anlage/brain/brain.hpp"

namespace anlage {

/// The clock and what is pending: together with the saved blocks the complete state.
struct Clock {
  std::uint64_t tick = 0;          ///< ticks done
  std::uint64_t phase = 0;         ///< index into the genome's phases
  std::uint64_t phase_tick = 0;    ///< ticks done in this phase
};

/// Where a state keeps its numbers; never changes a bit.
enum class Memory {
  plain,   ///< side by side
  shared,  ///< the same, also for processes that are forked later
  guarded  ///< each block between forbidden pages, and what a plugin must not write through a read-only mapping
};

class BrainState {
 public:
  /// Allocates, draws the initial laws from the seed, asks every plugin to `fill`.
  /// Throws: Error{plugin_failed} with every failure. [build]
  explicit BrainState(const Brain& brain, Memory memory = Memory::plain);
  ~BrainState();
  BrainState(BrainState&&) noexcept;
  BrainState& operator=(BrainState&&) noexcept;

  [[nodiscard]] const Brain& brain() const;

  /// First byte of a block's slot. [any]
  [[nodiscard]] std::byte* data(BlockId block, std::int64_t slot = 0);
  [[nodiscard]] const std::byte* data(BlockId block, std::int64_t slot = 0) const;
  [[nodiscard]] std::size_t slot_bytes(BlockId block) const;
  /// The same for who must not write; in guarded memory a write there ends the process. [any]
  [[nodiscard]] std::byte* readable(BlockId block) const;

  /// What an address that must not be touched has to do with this state, "4 bytes past the end of `kenyon/rate`"; empty if
  /// nothing, and in memory that is not guarded. [any, dying processes]
  [[nodiscard]] std::string trespass(const void* address) const;
  /// Blocks of a component with something written just before them, in the same words; empty if there is none. [main]
  [[nodiscard]] std::string written_before(ComponentId owner) const;
  [[nodiscard]] bool is_guarded() const;

  /// The slot that holds what was written `delay` ticks before tick `tick`. [any]
  [[nodiscard]] std::int64_t slot(BlockId block, std::uint64_t tick, std::int64_t delay = 0) const;

  /// Numbers of a field as they stand after the last tick, column after column, padding left out. [main]
  [[nodiscard]] std::vector<double> values(FieldRef field) const;
  /// One signal value after the last tick. [main]
  [[nodiscard]] double value(FieldRef field, std::int64_t unit = 0) const;

  Clock clock;

  [[nodiscard]] std::size_t bytes() const;        ///< of the arena
  [[nodiscard]] std::size_t saved_bytes() const;  ///< of what a snapshot copies

  /// Copies all saved blocks and the clock into `to`, which grows once and is reused. [main, between ticks]
  void snapshot(std::vector<std::byte>& to) const;
  void restore(const std::vector<std::byte>& from);

  /// Hash over clock and all saved numbers, block by block, padding left out. [main, between ticks, after a flush]
  [[nodiscard]] std::string hash() const;

 private:
  struct Storage;
  std::unique_ptr<Storage> storage_;
};

/// One line of the ledger of origins.
struct LedgerLine {
  Origin origin = Origin::transient;
  std::uint64_t blocks = 0;
  std::uint64_t numbers = 0;  ///< padding left out
  std::uint64_t bytes = 0;
};

/// How many numbers are innate, drawn, learned, mutable, transient: five lines in this order. [any]
[[nodiscard]] std::vector<LedgerLine> ledger(const Brain& brain);

}  // namespace anlage
