// SPDX-License-Identifier: Apache-2.0
/// Transmit: one passage of signals through a connection: y = W x, for the receiving units [first, last).
///
///   void transmit(Transmit& t) { linear(t); }
#pragma once

#include "anlage/base/philox.hpp"
#include "anlage/base/real.hpp"
#include "anlage/sdk/detail/linear_dense.hpp"
#include "anlage/sdk/detail/linear_shared.hpp"
#include "anlage/sdk/detail/linear_sparse.hpp"
#include "anlage/sdk/failure.hpp"
#include "anlage/sdk/tick.hpp"

namespace anlage {

class Transmit {
 public:
  explicit Transmit(const anlage_call& call) : call_(&call) {}

  const Real* x() const { return call_->x; }       ///< [pre] signal as it arrives
  Real* y() const { return call_->y; }             ///< [post] sum that the receivers get
  std::int64_t first() const { return call_->first; }
  std::int64_t last() const { return call_->last; }
  bool accumulate() const { return (call_->flags & ANLAGE_CALL_ACCUMULATE) != 0; }  ///< add to y, else overwrite it
  const anlage_synapses& synapses() const { return *call_->synapses; }
  std::uint64_t key() const { return call_->key; }
  Random random(std::uint32_t stream) const { return Random(call_->key, stream); }
  Tick now() const { return {call_->now->tick, call_->now->time, static_cast<Real>(call_->dt)}; }

 private:
  const anlage_call* call_;
};

/// The standard transmission of `x` over stored synapses, in the fixed order of sums. `x` has a number for each sender
/// that the synapses count, is 64-byte aligned and padded: the signal itself, a Scratch, a State.
/// Throws: Failure for a procedural connection. [any]
[[gnu::always_inline]] inline void linear(Transmit& t, const Real* x) {
  const anlage_synapses& synapses = t.synapses();
  if (synapses.layout == ANLAGE_LAYOUT_DENSE) {
    detail::linear_dense({synapses.weights, synapses.stride, x, synapses.pre, t.y(), t.first(), t.last(),
                          t.accumulate()});
  } else if (synapses.layout == ANLAGE_LAYOUT_SPARSE) {
    detail::linear_sparse(synapses, x, t.y(), t.first(), t.last(), t.accumulate());
  } else if (synapses.layout == ANLAGE_LAYOUT_SHARED) {
    detail::linear_shared(synapses, x, t.y(), t.first(), t.last(), t.accumulate());
  } else {
    throw Failure("linear() needs stored synapses: a procedural connection writes its own transmit()");
  }
}

/// The standard transmission of the signal that arrives.
/// Throws: Failure for a procedural connection. [any]
[[gnu::always_inline]] inline void linear(Transmit& t) { linear(t, t.x()); }

}  // namespace anlage
