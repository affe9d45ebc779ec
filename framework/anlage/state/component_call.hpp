// SPDX-License-Identifier: Apache-2.0
/// The contract's call for one component over one state: views of all fields, and which of them move with the clock.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "anlage/brain/brain.hpp"
#include "anlage/contract/call.h"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// A pointer into a delay line that has to follow the clock: at tick t it holds
/// `base + ((t - delay) mod depth) * slot_bytes`; depths are powers of two.
struct MovingPointer {
  void** target = nullptr;
  std::byte* base = nullptr;
  std::uint64_t slot_bytes = 0;
  std::uint32_t mask = 0;  ///< depth - 1
  std::uint32_t delay = 0;

  void follow(std::uint64_t tick) const { *target = base + ((tick - delay) & mask) * slot_bytes; }
};

/// Not copyable: the call points into its own views. `extra_delay` shifts every port further back (pending learning).
struct ComponentCall {
  anlage_call call{};
  anlage_synapses synapses{};
  std::vector<anlage_view> views;
  std::vector<MovingPointer> moving;

  /// `filling`: tables may still be written.
  ComponentCall(BrainState& state, ComponentId id, double dt, std::int64_t extra_delay = 0, bool filling = false);
  ComponentCall(const ComponentCall&) = delete;
  ComponentCall& operator=(const ComponentCall&) = delete;

  /// Where a failing verb may write its reason; without it there is none.
  void set_error_buffer(char* text, std::size_t size) {
    call.error = text;
    call.error_size = size;
  }

  /// Puts every moving pointer where it belongs at `tick`.
  void follow(std::uint64_t tick) {
    for (const MovingPointer& pointer : moving) pointer.follow(tick);
  }
};

/// A pointer to one block of a state: fixed if the block has one slot, else an entry of `moving`.
/// `writes`: whoever follows the pointer may write there.
void point(BrainState& state, BlockId block, std::int64_t delay, void** target, std::vector<MovingPointer>& moving,
           bool writes = false);

/// The synapses of a projection as its connection and its rule see them.
[[nodiscard]] anlage_synapses synapses_of(BrainState& state, const Projection& projection);

/// Words of a plugin after a failing verb, or a sentence that says there are none.
[[nodiscard]] std::string failure_text(const anlage_call& call);

}  // namespace anlage
