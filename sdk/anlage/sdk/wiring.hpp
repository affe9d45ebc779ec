// SPDX-License-Identifier: Apache-2.0
/// Wiring: where a connection says which units it joins, once at birth.
///
///   void wire(Wiring& wiring) {
///     for (std::int64_t j = 0; j < wiring.post(); ++j) wiring.connect(j, 0, j);
///   }
#pragma once

#include <cstring>
#include <string>

#include "anlage/base/philox.hpp"
#include "anlage/base/real.hpp"
#include "anlage/contract/call.h"
#include "anlage/sdk/failure.hpp"

namespace anlage {

class Wiring {
 public:
  explicit Wiring(const anlage_call& call) : synapses_(call.synapses), key_(call.key) {
    // Receivers that only pad a slice to sixteen point at sender 0, so kernels need no mask.
    if (synapses_->index != nullptr) {
      const std::size_t slots = static_cast<std::size_t>((synapses_->post + 15) / 16 * 16 * synapses_->fan_in);
      std::memset(synapses_->index, 0, slots * synapses_->index_bits / 8);
    }
  }

  std::int64_t pre() const { return synapses_->pre; }        ///< sending units
  std::int64_t post() const { return synapses_->post; }      ///< receiving units
  std::int64_t fan_in() const { return synapses_->fan_in; }  ///< synapses per receiving unit
  std::uint64_t key() const { return key_; }                 ///< random key of this connection
  bool stores_weights() const { return synapses_->weights != nullptr; }
  /// A stream of random numbers of this connection. [build]
  Random random(std::uint32_t stream) const { return Random(key_, stream); }

  /// Sparse: synapse k of receiving unit `post` comes from `pre`. Throws: Failure outside the sizes. [build]
  void connect(std::int64_t post, std::int64_t k, std::int64_t pre) {
    if (synapses_->index == nullptr) throw Failure("connect() needs a sparse connection: call setup.sparse(fan_in)");
    check("sending unit", pre, synapses_->pre);
    const std::int64_t s = slot(post, k);
    if (synapses_->index_bits == 16) {
      static_cast<std::uint16_t*>(synapses_->index)[s] = static_cast<std::uint16_t>(pre);
    } else {
      static_cast<std::uint32_t*>(synapses_->index)[s] = static_cast<std::uint32_t>(pre);
    }
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

 private:
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
};

}  // namespace anlage
