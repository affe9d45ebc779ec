// SPDX-License-Identifier: Apache-2.0
/// Synapse: the name of one synapse. Each role of a rule knows which of its own numbers belongs to it: `x[s]`, `w[s]`.
///
///   void learn(Tick, Synapse auto s) { w[s] += eta * y[s] * x[s]; }
#pragma once

#include <concepts>
#include <cstdint>

namespace anlage {

/// A synapse: its place `k` in weights and traces, its sending unit, its receiving unit.
template <class S>
concept Synapse = requires(S s) {
  { s.k } -> std::convertible_to<std::int64_t>;
  { s.pre() } -> std::convertible_to<std::int64_t>;
  { s.post } -> std::convertible_to<std::int64_t>;
};

namespace detail {

/// Of a dense connection: all synapses of a row share their sender, whose numbers are held in registers.
struct DenseSynapse {
  static constexpr bool row = true;
  std::int64_t k = 0;
  std::int64_t sender = 0;
  std::int64_t post = 0;
  constexpr std::int64_t pre() const { return sender; }
};

/// Of a sparse connection: its sender's numbers have been gathered into lane `lane` of a buffer.
struct SparseSynapse {
  static constexpr bool row = false;
  std::int64_t k = 0;
  std::int64_t lane = 0;
  std::int64_t post = 0;
  const std::uint32_t* senders = nullptr;
  constexpr std::int64_t pre() const { return senders[lane]; }
};

}  // namespace detail
}  // namespace anlage
