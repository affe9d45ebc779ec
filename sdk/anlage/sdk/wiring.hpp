// SPDX-License-Identifier: Apache-2.0
/// Wiring: where a connection says which units it joins, once at birth.
///
///   void wire(Wiring& wiring) {
///     for (std::int64_t j = 0; j < wiring.post(); ++j) wiring.connect(j, 0, j);
///   }
#pragma once

#include <algorithm>
#include <cstring>
#include <string>

#include "anlage/base/philox.hpp"
#include "anlage/base/real.hpp"
#include "anlage/contract/call.h"
#include "anlage/sdk/detail/linear_sparse.hpp"
#include "anlage/sdk/failure.hpp"

namespace anlage {

class Wiring {
 public:
  explicit Wiring(const anlage_call& call) : synapses_(call.synapses), key_(call.key), dt_(call.dt) {
    if (synapses_->index == nullptr) return;
    const std::int64_t receivers = is_shared() ? places() : padded_post();
    const std::size_t bytes = static_cast<std::size_t>(receivers * synapses_->fan_in) * synapses_->index_bits / 8;
    // Receivers that only pad a slice to sixteen point at sender 0, so kernels need no mask; a shared synapse that
    // nobody joins points beyond the last sender.
    std::memset(synapses_->index, is_shared() ? 0xFF : 0, bytes);
    if (synapses_->degree != nullptr)
      std::memset(synapses_->degree, 0, static_cast<std::size_t>(padded_post()) * sizeof(std::uint32_t));
  }

  std::int64_t pre() const { return synapses_->pre; }        ///< sending units, or numbers of the relay
  std::int64_t post() const { return synapses_->post; }      ///< receiving units
  std::int64_t fan_in() const { return synapses_->fan_in; }  ///< synapses per receiving unit
  std::uint64_t key() const { return key_; }                 ///< random key of this connection
  double dt() const { return dt_; }                          ///< [s] from one passage of signals to the next
  bool stores_weights() const { return synapses_->weights != nullptr; }
  /// A stream of random numbers of this connection. [build]
  Random random(std::uint32_t stream) const { return Random(key_, stream); }

  /// Sparse: synapse k of receiving unit `post` comes from `pre`. Throws: Failure outside the sizes. [build]
  void connect(std::int64_t post, std::int64_t k, std::int64_t pre) {
    if (synapses_->index == nullptr || is_shared()) throw Failure("connect() needs a sparse connection: call setup.sparse(fan_in)");
    check("sending unit", pre, synapses_->pre);
    join(slot(post, k), pre);
    if (synapses_->degree != nullptr)
      synapses_->degree[post] = std::max(synapses_->degree[post], static_cast<std::uint32_t>(k + 1));
  }
  /// Shared: synapse k of all channels at `place` comes from `pre`. Throws: Failure outside the sizes. [build]
  void connect_place(std::int64_t place, std::int64_t k, std::int64_t pre) {
    if (!is_shared()) throw Failure("connect_place() needs shared weights: call setup.shared(fan_in, channels)");
    check("sending unit", pre, synapses_->pre);
    check("place", place, places());
    check("synapse", k, synapses_->fan_in);
    join(place * synapses_->fan_in + k, pre);
  }
  /// Dense: the weight from `pre` to `post`. Throws: Failure outside the sizes. [build]
  Real& weight(std::int64_t post, std::int64_t pre) {
    if (synapses_->layout != ANLAGE_LAYOUT_DENSE) throw Failure("weight(post, pre) needs a dense connection");
    check("receiving unit", post, synapses_->post);
    check("sending unit", pre, synapses_->pre);
    return stored(pre * synapses_->stride + post);
  }
  /// Sparse: the weight of synapse k of receiving unit `post`. Throws: Failure outside the sizes. [build]
  Real& synapse_weight(std::int64_t post, std::int64_t k) { return stored(slot(post, k)); }
  /// Takes the weights of absent synapses away; the sdk calls it after `wire`. [build]
  void close() { detail::clear_absent_weights(*synapses_); }

 private:
  bool is_shared() const { return synapses_->layout == ANLAGE_LAYOUT_SHARED; }
  std::int64_t places() const { return synapses_->post / synapses_->channels; }
  std::int64_t padded_post() const { return (synapses_->post + 15) / 16 * 16; }

  void join(std::int64_t s, std::int64_t pre) {
    if (synapses_->index_bits == 16) {
      static_cast<std::uint16_t*>(synapses_->index)[s] = static_cast<std::uint16_t>(pre);
    } else {
      static_cast<std::uint32_t*>(synapses_->index)[s] = static_cast<std::uint32_t>(pre);
    }
  }
  std::int64_t slot(std::int64_t post, std::int64_t k) const {
    check("receiving unit", post, synapses_->post);
    check("synapse", k, synapses_->fan_in);
    return ((post / 16) * synapses_->fan_in + k) * 16 + post % 16;
  }
  Real& stored(std::int64_t s) {
    if (synapses_->weights == nullptr) throw Failure("this connection stores no weights");
    return synapses_->weights[s];
  }
  static void check(const char* what, std::int64_t index, std::int64_t count) {
    if (index >= 0 && index < count) return;
    throw Failure(std::string(what) + " " + std::to_string(index) + " of " + std::to_string(count) +
                  " does not exist; they count from 0");
  }

  const anlage_synapses* synapses_;
  std::uint64_t key_;
  double dt_;
};

}  // namespace anlage
