// SPDX-License-Identifier: Apache-2.0
/// Array: what all roles that hold floats have in common. Readable ones and writable ones.
#pragma once

#include <string_view>

#include "anlage/contract/call.h"
#include "anlage/sdk/detail/meta.hpp"
#include "anlage/sdk/detail/numbers.hpp"
#include "anlage/sdk/detail/products.hpp"

namespace anlage::detail {

/// What an unconnected optional field reads; never written, so its pages cost no memory.
inline constexpr std::int64_t zero_count = std::int64_t{1} << 20;
template <class = void>
struct Zeros {
  alignas(64) static inline Real values[zero_count] = {};
};

[[noreturn, gnu::noinline, gnu::cold]] inline void fail_unconnected() {
  throw Failure("an unconnected optional field of more than 1048576 numbers: connect it");
}

/// Memory of one field as the author sees it: an Eigen vector or matrix, a list of numbers, or a number.
template <std::uint32_t Role, Access A, Order O>
class Array : public Numbers<A, O> {
 public:
  using Base = Numbers<A, O>;
  using Plain = Base;
  using Index = Eigen::Index;
  using Element = std::conditional_t<A == Access::write, Real&, Real>;

  constexpr Array(const char* shape, const char* unit, const char* doc, const char* init, FieldFlags flags)
      : shape_(shape), unit_(unit), doc_(doc), init_(init), flags_(flags) {}
  Array(const Array&) = default;

  static constexpr std::uint32_t role = Role;
  static constexpr Order order = O;

  Element operator[](Index i) const { return this->data_[i]; }
  Element operator()(Index i) const { return this->data_[i]; }
  Element operator()(Index row, Index col) const { return this->data_[col * this->stride_ + row]; }

  /// A scalar field's number. [any]
  Real value() const { return this->data_[0]; }
  /// Reads like a number where the field is one; a matrix never is. [any]
  operator Real() const
    requires(O == Order::vector)
  {
    return this->data_[0];
  }

  /// The field as matrix [rows × cols]; a field with one axis has one column. [any]
  MapOf<A, Order::matrix> matrix() const {
    return {this->data_, height_, this->cols_, Eigen::OuterStride<>(this->stride_)};
  }
  /// One column as vector. [any]
  MapOf<A, Order::vector> column(Index col) const { return {this->data_ + col * this->stride_, height_}; }
  Index stride() const { return this->stride_; }

  /// False if the field is optional and nothing is connected to it: it then reads as zeros. [any]
  bool connected() const { return connected_; }

  constexpr Meta meta() const {
    return {Role, ANLAGE_DTYPE_F32, flags_.bits, shape_, unit_, doc_, init_, nullptr, 0.0, -infinity, infinity};
  }

  void bind(const anlage_view& view) {
    this->data_ = static_cast<Real*>(view.data);
    height_ = view.rows;
    this->cols_ = view.cols;
    this->stride_ = view.stride;
    this->rows_ = O == Order::vector ? view.rows + (view.cols - 1) * view.stride : view.rows;
    if ((flags_.bits & ANLAGE_FIELD_OPTIONAL) != 0 && view.data == nullptr) bind_zeros();
  }
  /// Only rows [first, last).
  void bind_slice(const anlage_view& view, std::int64_t first, std::int64_t last) {
    anlage_view part = view;
    if (part.data != nullptr) part.data = static_cast<Real*>(view.data) + first;
    part.rows = last - first;
    bind(part);
  }

 protected:
  constexpr bool is_scalar() const { return *shape_ == 0; }

 private:
  void bind_zeros() {
    connected_ = false;
    if (this->rows_ > zero_count || this->cols_ * this->stride_ > zero_count) fail_unconnected();
    this->data_ = Zeros<>::values;
  }

  Index height_ = 0;
  bool connected_ = true;
  const char* shape_;
  const char* unit_;
  const char* doc_;
  const char* init_;
  FieldFlags flags_;
};

/// A role that a verb may only read.
template <std::uint32_t Role, Order O = Order::vector>
class Readable : public Array<Role, Access::read, O> {
 public:
  constexpr explicit Readable(const char* shape, const char* unit, const char* doc, FieldFlags flags = {})
      : Array<Role, Access::read, O>(shape, unit, doc, nullptr, flags) {}
  Readable(const Readable&) = default;
  Readable& operator=(const Readable&) = delete;

  template <class U>
  void operator=(const U&) {
    refuse<U>();
  }
  template <class U>
  void operator+=(const U&) {
    refuse<U>();
  }
  template <class U>
  void operator-=(const U&) {
    refuse<U>();
  }
  template <class U>
  void operator*=(const U&) {
    refuse<U>();
  }
  template <class U>
  void operator/=(const U&) {
    refuse<U>();
  }

 private:
  template <class U>
  static void refuse() {
    static_assert(sizeof(U) == 0,
                  "an In, Pre, Post, PostError or PostTarget is read-only: it belongs to whoever sends it");
  }
};

/// A role that a verb may read and write. A number assigned to it goes to every element.
template <std::uint32_t Role, Order O = Order::vector>
class Writable : public Array<Role, Access::write, O> {
 public:
  using Base = Array<Role, Access::write, O>;
  using Values = Numbers<Access::write, O>;
  using Array<Role, Access::write, O>::Array;
  Writable(const Writable&) = default;

  Writable& operator=(const Writable& other) {
    Values::operator=(static_cast<const Values&>(other));
    return *this;
  }
  template <class D>
  Writable& operator=(const Eigen::DenseBase<D>& expression) {
    Values::operator=(expression);
    return *this;
  }
  Writable& operator=(Real number) {
    this->setConstant(number);
    return *this;
  }
  using Values::operator+=;
  using Values::operator-=;
  Writable& operator+=(Real number) {
    this->array() += number;
    return *this;
  }
  Writable& operator-=(Real number) {
    this->array() -= number;
    return *this;
  }
};

}  // namespace anlage::detail
