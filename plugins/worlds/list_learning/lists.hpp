// SPDX-License-Identifier: Apache-2.0
/// Patterns of paired associates: a pool for the cue, one for the answer, the others for the context of the list.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include <anlage/sdk/plugin.hpp>

namespace list_learning {

/// Sizes of lists and patterns.
struct Lists {
  std::int64_t pairs, pools, pool, active, shift, drift;
  std::int64_t units() const { return pools * pool; }
};

/// Throws: Failure if a pool has fewer units than a pattern needs. [build]
inline void check_sizes(const Lists& lists) {
  const std::int64_t others = std::max(lists.shift, lists.drift);
  if (lists.active + others <= lists.pool) return;
  throw anlage::Failure("a pool of " + std::to_string(lists.pool) + " units has no room for " + std::to_string(lists.active) +
                        " active units and " + std::to_string(others) +
                        " others that replace them: state a larger `pool`, or less `active`, `shift` or `drift`");
}

/// Fills the columns of a table, pair after pair and list after list.
class Writer {
 public:
  Writer(const Lists& lists, const anlage::Rng& draw, anlage::Table<std::uint8_t>& pattern)
      : lists_(lists), draw_(draw), pattern_(pattern) {}

  /// A cue is the same in both lists, an answer belongs to one; the context is that of the list, a little different at each pair.
  void write() {
    for (std::int64_t list = 0; list < 2; ++list)
      for (std::int64_t pair = 0; pair < lists_.pairs; ++pair) {
        const std::int64_t col = list * lists_.pairs + pair;
        take(0, col, lists_.active, 0, 1, pair);
        take(1, col, lists_.active, 0, 1, lists_.pairs * (1 + list) + pair);
        for (std::int64_t pool = 2; pool < lists_.pools; ++pool) {
          take(pool, col, lists_.active, 0, 1, contexts + pool);
          if (list == 1) replace(pool, col, lists_.shift, shifts + 2 * pool);
          replace(pool, col, lists_.drift, drifts + 2 * (col * lists_.pools + pool));
        }
      }
  }

 private:
  static constexpr int joining = 2;
  static constexpr std::int64_t contexts = std::int64_t{1} << 40, shifts = std::int64_t{1} << 41, drifts = std::int64_t{1} << 42;

  /// Of the units of a pool that are `from`, `wanted` become `to`, every set of them equally likely. `key` names the draw.
  void take(std::int64_t pool, std::int64_t col, std::int64_t wanted, int from, int to, std::int64_t key) {
    const std::int64_t first = pool * lists_.pool;
    std::uint8_t* const unit = pattern_.writable(col) + first;
    std::int64_t left = 0;
    for (std::int64_t i = 0; i < lists_.pool; ++i) left += unit[i] == from;
    for (std::int64_t i = 0; i < lists_.pool; ++i) {
      if (unit[i] != from) continue;
      const anlage::Tick tick{static_cast<std::uint64_t>(key), 0, 0};
      if (draw_.below(static_cast<std::uint32_t>(left--), tick, i) >= wanted) continue;
      unit[i] = static_cast<std::uint8_t>(to);
      --wanted;
    }
  }

  /// So many active units give way to as many of those that were silent. The latter are chosen first.
  void replace(std::int64_t pool, std::int64_t col, std::int64_t wanted, std::int64_t key) {
    std::uint8_t* const unit = pattern_.writable(col) + pool * lists_.pool;
    take(pool, col, wanted, 0, joining, key);
    take(pool, col, wanted, 1, 0, key + 1);
    for (std::int64_t i = 0; i < lists_.pool; ++i) unit[i] = unit[i] == 0 ? 0 : 1;
  }

  Lists lists_;
  const anlage::Rng& draw_;
  anlage::Table<std::uint8_t>& pattern_;
};

}  // namespace list_learning
