// SPDX-License-Identifier: Apache-2.0
/// `*` and `/` of roles, as an equation means them. A field without axes is a number and scales; a matrix multiplies.
/// Which of two vectors is the number is known only when the brain is built, so that much is looked at in the call:
///
///   m * v   one * x   x * one   x * one * alone   one * (x - v)   x / one   v * x.transpose()
#pragma once

#include <concepts>

#include "anlage/sdk/detail/numbers.hpp"

namespace anlage::detail {

template <class T>
concept Expression = requires(const T& t) { []<class D>(const Eigen::MatrixBase<D>&) {}(t); };
/// A role that holds floats: Array is the only one with both names.
template <class T>
concept ArrayRole = Expression<T> && requires { T::role; T::order; };
template <class T>
concept VectorRole = ArrayRole<T> && T::order == Order::vector;

[[noreturn, gnu::noinline, gnu::cold]] inline void fail_two_vectors() {
  throw Failure("`*` or `/` of two vectors: say which product is meant, by cwiseProduct, cwiseQuotient, dot or transpose; "
                "to scale by several fields without axes write them on the right, x * a * b, or take a.value()");
}
[[noreturn, gnu::noinline, gnu::cold]] inline void fail_inner_size() {
  throw Failure("a matrix product whose inner sizes differ; to scale by a field without axes write it on the left");
}

/// Without the conversion to a number that makes Eigen take a role for one.
template <Expression T>
const auto& plain(const T& t) {
  if constexpr (ArrayRole<T>) {
    return static_cast<const typename T::Plain&>(t);
  } else {
    return t;
  }
}

template <VectorRole T>
Real number_of(const T& t) {
  if (t.size() != 1) fail_two_vectors();
  return t.value();
}

template <VectorRole T>
ConstVectorMap only_read(const T& t) {
  return {t.data(), t.size()};
}

template <Expression L, Expression R>
  requires(ArrayRole<L> || ArrayRole<R>)
auto operator*(const L& l, const R& r) {
  if constexpr (VectorRole<L> && VectorRole<R>) {
    const bool left = l.size() == 1;
    return (left ? only_read(r) : only_read(l)) * (left ? l.value() : number_of(r));
  } else if constexpr (VectorRole<L> && R::RowsAtCompileTime != 1) {
    return plain(r) * number_of(l);
  } else if constexpr (VectorRole<R> && L::ColsAtCompileTime == 1) {
    return plain(l) * number_of(r);
  } else {
    if (l.cols() != r.rows()) fail_inner_size();
    return plain(l) * plain(r);
  }
}

template <Expression L, VectorRole R>
auto operator/(const L& l, const R& r) {
  return plain(l) / number_of(r);
}

}  // namespace anlage::detail
