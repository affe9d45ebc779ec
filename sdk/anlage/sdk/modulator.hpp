// SPDX-License-Identifier: Apache-2.0
/// Neuromodulators: one number broadcast to whoever subscribes.
///
///   Broadcast dopamine {"1", "reward prediction error"};    // sender
///   Modulator dopamine {"1", "third factor", optional};     // subscriber
#pragma once

#include "anlage/sdk/detail/array.hpp"

namespace anlage {

/// The number that is sent.
class Broadcast {
 public:
  constexpr explicit Broadcast(const char* unit, const char* doc) : unit_(unit), doc_(doc) {}
  Broadcast(const Broadcast&) = default;

  operator Real() const { return *data_; }
  Broadcast& operator=(Real number) {
    *data_ = number;
    return *this;
  }
  Broadcast& operator=(const Broadcast& other) { return *this = Real(other); }
  /// An expression of scalar fields. [any]
  template <class D>
  Broadcast& operator=(const Eigen::DenseBase<D>& expression) {
    return *this = Real(expression.derived().eval().coeff(0));
  }
  Broadcast& operator+=(Real number) { return *this = *data_ + number; }
  Broadcast& operator-=(Real number) { return *this = *data_ - number; }
  Broadcast& operator*=(Real number) { return *this = *data_ * number; }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_BROADCAST, ANLAGE_DTYPE_F32, 0, "", unit_, doc_, nullptr, nullptr, 0.0, -infinity, infinity};
  }
  void bind(const anlage_view& view) { data_ = static_cast<Real*>(view.data); }

 private:
  Real* data_ = nullptr;
  const char* unit_;
  const char* doc_;
};

/// The number subscribed to; 0 while an optional one is unconnected.
class Modulator {
 public:
  constexpr explicit Modulator(const char* unit, const char* doc, FieldFlags flags = {})
      : unit_(unit), doc_(doc), flags_(flags) {}
  Modulator(const Modulator&) = default;
  Modulator& operator=(const Modulator&) = delete;

  operator Real() const { return value_; }
  bool connected() const { return connected_; }
  template <class U>
  void operator=(const U&) {
    static_assert(sizeof(U) == 0, "a Modulator is read-only: a Broadcast sends");
  }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_MODULATOR, ANLAGE_DTYPE_F32, flags_.bits, "", unit_, doc_, nullptr, nullptr, 0.0, -infinity,
            infinity};
  }
  void bind(const anlage_view& view) {
    connected_ = view.data != nullptr;
    value_ = connected_ ? *static_cast<const Real*>(view.data) : Real{0};
  }

 private:
  Real value_ = 0;
  bool connected_ = true;
  const char* unit_;
  const char* doc_;
  FieldFlags flags_;
};

}  // namespace anlage
