// SPDX-License-Identifier: Apache-2.0
/// A witness: what the simulator is doing right now, in memory that outlives its process. Who supervises a life reads there whose
/// verb a process died or hangs in.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace anlage {

struct Witness {
  static constexpr std::uint32_t nobody = 0xFFFFFFFFu;

  std::atomic<std::uint64_t> tick{0};
  std::atomic<std::uint32_t> part{nobody};        ///< whose verb runs, or in whose projections a signal passes
  std::atomic<std::uint32_t> projection{nobody};  ///< whose rule learns; `nobody` while parts run
  std::array<char, 256> words{};                  ///< what a dying process has to say of it, zero-ended; may be empty
};

}  // namespace anlage
