// SPDX-License-Identifier: Apache-2.0
/// The C functions behind a type's verbs: bind, call the author's function, turn a failure into a code and its text.
#pragma once

#include "anlage/contract/type.h"
#include "anlage/sdk/detail/bind.hpp"
#include "anlage/sdk/detail/learn.hpp"

namespace anlage::detail {

[[gnu::always_inline]] inline Tick tick_of(const anlage_call& call) {
  return {call.now->tick, call.now->time, static_cast<Real>(call.dt)};
}

/// Region, steering circuit, world. Everything is inlined, so the members' descriptions vanish and only views remain.
template <class T>
[[gnu::flatten]] std::int32_t run_part(const anlage_call* call) noexcept {
  try {
    T self{};
    bind(self, *call);
    if constexpr (Ticks<T>) {
      self.tick(tick_of(*call));
    } else if constexpr (Steers<T>) {
      self.steer(tick_of(*call));
    } else {
      self.advance(tick_of(*call));
    }
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

template <class T>
std::int32_t run_connection(const anlage_call* call) noexcept {
  try {
    Transmit passage(*call);
    if constexpr (detail::Transmits<T>) {
      T self{};
      bind(self, *call);
      self.transmit(passage);
    } else {
      linear(passage);
    }
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

[[gnu::noinline, gnu::cold]] inline std::int32_t refuse_layout(const anlage_call* call) noexcept {
  return report(call->error, call->error_size,
                "a learning rule needs stored synapses: this connection is procedural or keeps no weights");
}

template <class T>
[[gnu::flatten]] std::int32_t run_rule(const anlage_call* call) noexcept {
  try {
    const anlage_synapses& synapses = *call->synapses;
    if (synapses.weights == nullptr || synapses.layout == ANLAGE_LAYOUT_PROCEDURAL) return refuse_layout(call);
    T self{};
    bind(self, *call);
    const Tick now = tick_of(*call);
    if constexpr (LearnsGlobally<T>) {
      self.learn(now);
      clear_absent_weights(synapses);
    } else if (synapses.layout == ANLAGE_LAYOUT_DENSE) {
      learn_dense(self, now, *call);
    } else if (synapses.layout == ANLAGE_LAYOUT_SHARED && synapses.index_bits == 16) {
      learn_shared<std::uint16_t>(self, now, *call);
    } else if (synapses.layout == ANLAGE_LAYOUT_SHARED) {
      learn_shared<std::uint32_t>(self, now, *call);
    } else if (learns_by_events<T> && synapses.sent_first != nullptr) {
      if (synapses.index_bits == 16) {
        learn_events<std::uint16_t>(self, now, *call);
      } else {
        learn_events<std::uint32_t>(self, now, *call);
      }
    } else if (synapses.index_bits == 16) {
      learn_slices<false, std::uint16_t>(self, now, *call);
    } else {
      learn_slices<false, std::uint32_t>(self, now, *call);
    }
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

template <class T>
[[gnu::flatten]] std::int32_t fused_rule(const anlage_call* call) noexcept {
  try {
    const anlage_synapses& synapses = *call->synapses;
    if (synapses.weights == nullptr || synapses.layout == ANLAGE_LAYOUT_PROCEDURAL) return refuse_layout(call);
    T self{};
    bind(self, *call);
    const Tick now = tick_of(*call);
    if (synapses.layout == ANLAGE_LAYOUT_DENSE) {
      fused_dense(self, now, *call);
    } else if (synapses.index_bits == 16) {
      learn_slices<true, std::uint16_t>(self, now, *call);
    } else {
      learn_slices<true, std::uint32_t>(self, now, *call);
    }
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

template <class T>
std::int32_t settle_rule(const anlage_call* call) noexcept {
  try {
    T self{};
    bind(self, *call);
    self.settle(tick_of(*call));
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

/// `fill` of a part, `wire` of a connection: the only time when tables may be written.
template <class T>
std::int32_t fill_type(const anlage_call* call) noexcept {
  try {
    T self{};
    bind(self, *call);
    for_each_member(self, [](auto& member, auto) {
      if constexpr (requires { member.allow_writing(); }) member.allow_writing();
    });
    if constexpr (Wires<T>) {
      Wiring wiring(*call);
      self.wire(wiring);
      wiring.close();
    } else {
      self.fill();
    }
    return ANLAGE_OK;
  } catch (...) {
    return report_current(call->error, call->error_size);
  }
}

template <class T>
std::int32_t plan_type(anlage_setup* setup) noexcept {
  try {
    T self{};
    bind_settings(self, *setup);
    Setup talk(*setup);
    self.develop(talk);
    return ANLAGE_OK;
  } catch (...) {
    return report_current(setup->error, setup->error_size);
  }
}

}  // namespace anlage::detail
