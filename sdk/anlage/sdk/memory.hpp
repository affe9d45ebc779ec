// SPDX-License-Identifier: Apache-2.0
/// Memory of a part. The framework owns, saves and restores it; the last word is its initial law: "zero", "constant
/// 0.5", "uniform -1 1", "normal 0 0.1", "lognormal -1 0.5", "orthogonal 1" (a matrix with orthonormal columns or rows,
/// times 1), "sparse 0.1 0.5" (a tenth of the numbers normal with deviation 0.5, the others zero).
///
///   State   v {"n", "Hz", "leaky potential"};
///   Memory  m {"n k", "1", "associations", "normal 0 0.1"};
///   Mutable set_point {37.0, "K", "temperature aimed at", {30, 45}};
#pragma once

#include <algorithm>

#include "anlage/sdk/detail/array.hpp"

namespace anlage {

/// Transient numbers: saved, and back to their initial law on a reset. One axis; `matrix()` if there are two.
class State : public detail::Writable<ANLAGE_ROLE_STATE> {
 public:
  constexpr explicit State(const char* shape, const char* unit, const char* doc, const char* init = "zero")
      : Writable(shape, unit, doc, init, FieldFlags{}) {}
  using Writable::operator=;
};

/// What a region learns inside itself; a matrix (one column if there is one axis).
class Memory : public detail::Writable<ANLAGE_ROLE_MEMORY, detail::Order::matrix> {
 public:
  constexpr explicit Memory(const char* shape, const char* unit, const char* doc, const char* init = "zero")
      : Writable(shape, unit, doc, init, FieldFlags{}) {}
  using Writable::operator=;
};

/// Numbers that are dead after the call.
class Scratch : public detail::Writable<ANLAGE_ROLE_SCRATCH> {
 public:
  constexpr explicit Scratch(const char* shape, const char* unit, const char* doc)
      : Writable(shape, unit, doc, nullptr, FieldFlags{}) {}
  using Writable::operator=;
};

/// One bounded number that a steering circuit may adjust in a life; what is assigned is clamped to its range.
class Mutable {
 public:
  constexpr explicit Mutable(double start, const char* unit, const char* doc, Range range)
      : start_(start), unit_(unit), doc_(doc), range_(range) {}
  Mutable(const Mutable&) = default;

  operator Real() const { return *data_; }
  Mutable& operator=(Real number) {
    *data_ = std::clamp(number, static_cast<Real>(range_.min), static_cast<Real>(range_.max));
    return *this;
  }
  Mutable& operator=(const Mutable& other) { return *this = Real(other); }
  Mutable& operator+=(Real number) { return *this = *data_ + number; }
  Mutable& operator-=(Real number) { return *this = *data_ - number; }
  Mutable& operator*=(Real number) { return *this = *data_ * number; }

  constexpr detail::Meta meta() const {
    return {ANLAGE_ROLE_MUTABLE, ANLAGE_DTYPE_F32, 0, "", unit_, doc_, nullptr, nullptr, start_,
            range_.min, range_.max};
  }
  void bind(const anlage_view& view) { data_ = static_cast<Real*>(view.data); }

 private:
  Real* data_ = nullptr;
  double start_;
  const char* unit_;
  const char* doc_;
  Range range_;
};

}  // namespace anlage
