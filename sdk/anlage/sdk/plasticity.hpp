// SPDX-License-Identifier: Apache-2.0
/// Roles of a learning rule. In `learn(Tick, Synapse auto s)` each answers for one synapse: `x[s]`, `y[s]`, `w[s]`; in
/// `settle(Tick)` the per-unit ones are whole vectors.
///
///   Pre x {"pre", "Hz", "sending activity", skip_zero};   Weights w {"post pre", "1", "synaptic weight"};
#pragma once

#include "anlage/sdk/detail/array.hpp"
#include "anlage/sdk/synapse.hpp"

namespace anlage {
namespace detail {

/// Numbers per sending unit, as a synapse sees them: of the row at hand, or gathered.
class SenderValue {
 public:
  void take(Real value) { value_ = value; }
  void take(const Real* gathered) { gathered_ = gathered; }

 protected:
  template <Synapse S>
  Real of(S s) const {
    if constexpr (S::row) {
      return value_;
    } else {
      return gathered_[s.lane];
    }
  }

 private:
  Real value_ = 0;
  const Real* gathered_ = nullptr;
};

}  // namespace detail

/// What arrives at the synapse, [pre].
class Pre : public detail::Readable<ANLAGE_ROLE_PRE>, public detail::SenderValue {
 public:
  using Readable::Readable;
  using Readable::operator=;
  using Readable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return of(s);
  }
};

/// A rule's own number per sending unit, [pre]; written in `settle`. A rule with `learn(Tick)` may have one per pair of
/// senders, "pre pre": `P(i, j)`, `P.matrix()`.
class PreState : public detail::Writable<ANLAGE_ROLE_PRE_STATE>, public detail::SenderValue {
 public:
  constexpr explicit PreState(const char* shape, const char* unit, const char* doc, const char* init = "zero",
                              FieldFlags flags = {})
      : Writable(shape, unit, doc, init, flags) {}
  constexpr explicit PreState(const char* shape, const char* unit, const char* doc, FieldFlags flags)
      : PreState(shape, unit, doc, "zero", flags) {}
  using Writable::operator=;
  using Writable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return of(s);
  }
};

/// What the receiving unit sends, [post].
class Post : public detail::Readable<ANLAGE_ROLE_POST> {
 public:
  using Readable::Readable;
  using Readable::operator=;
  using Readable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return data_[s.post];
  }
};

/// Error per receiving unit, [post].
class PostError : public detail::Readable<ANLAGE_ROLE_POST_ERROR> {
 public:
  using Readable::Readable;
  using Readable::operator=;
  using Readable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return data_[s.post];
  }
};

/// Target per receiving unit, [post].
class PostTarget : public detail::Readable<ANLAGE_ROLE_POST_TARGET> {
 public:
  using Readable::Readable;
  using Readable::operator=;
  using Readable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return data_[s.post];
  }
};

/// A rule's own number per receiving unit, [post]; written in `settle`.
class PostState : public detail::Writable<ANLAGE_ROLE_POST_STATE> {
 public:
  constexpr explicit PostState(const char* shape, const char* unit, const char* doc, const char* init = "zero")
      : Writable(shape, unit, doc, init, FieldFlags{}) {}
  using Writable::operator=;
  using Writable::operator[];
  template <Synapse S>
  Real operator[](S s) const {
    return data_[s.post];
  }
};

/// A rule's own number per synapse, [post × pre].
class Trace : public detail::Writable<ANLAGE_ROLE_TRACE, detail::Order::matrix> {
 public:
  constexpr explicit Trace(const char* shape, const char* unit, const char* doc, const char* init = "zero")
      : Writable(shape, unit, doc, init, FieldFlags{}) {}
  using Writable::operator=;
  using Writable::operator[];
  template <Synapse S>
  Real& operator[](S s) const {
    return data_[s.k];
  }
};

/// The synapses' weights, [post × pre].
class Weights : public detail::Writable<ANLAGE_ROLE_WEIGHTS, detail::Order::matrix> {
 public:
  constexpr explicit Weights(const char* shape, const char* unit, const char* doc, const char* init = "zero")
      : Writable(shape, unit, doc, init, FieldFlags{}) {}
  using Writable::operator=;
  using Writable::operator[];
  template <Synapse S>
  Real& operator[](S s) const {
    return data_[s.k];
  }
};

}  // namespace anlage
