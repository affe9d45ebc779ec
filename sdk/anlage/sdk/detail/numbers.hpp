// SPDX-License-Identifier: Apache-2.0
/// Numbers: an Eigen expression over memory that the framework owns, like Eigen::Map but a literal type, so that a
/// whole plugin type can exist at compile time and its field table can be read from its default member initialisers.
#pragma once

#include <cstdint>

#include "anlage/base/real.hpp"
#include "anlage/sdk/detail/eigen.hpp"

namespace anlage::detail {

enum class Access { read, write };
enum class Order { vector, matrix };

template <Access A, Order O>
class Numbers;

using VectorMap = Eigen::Map<Eigen::Matrix<Real, Eigen::Dynamic, 1>, Eigen::Aligned64>;
using ConstVectorMap = Eigen::Map<const Eigen::Matrix<Real, Eigen::Dynamic, 1>, Eigen::Aligned64>;
using MatrixMap =
    Eigen::Map<Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>, Eigen::Aligned64, Eigen::OuterStride<>>;
using ConstMatrixMap =
    Eigen::Map<const Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>, Eigen::Aligned64, Eigen::OuterStride<>>;

template <Access A, Order O>
using MapOf = std::conditional_t<O == Order::vector, std::conditional_t<A == Access::write, VectorMap, ConstVectorMap>,
                                 std::conditional_t<A == Access::write, MatrixMap, ConstMatrixMap>>;

}  // namespace anlage::detail

namespace Eigen::internal {

template <anlage::detail::Access A, anlage::detail::Order O>
struct traits<anlage::detail::Numbers<A, O>> : traits<anlage::detail::MapOf<A, O>> {};

template <anlage::detail::Access A, anlage::detail::Order O>
struct evaluator<anlage::detail::Numbers<A, O>> : evaluator<anlage::detail::MapOf<A, O>> {
  using XprType = anlage::detail::Numbers<A, O>;
  explicit evaluator(const XprType& numbers) : evaluator<anlage::detail::MapOf<A, O>>(numbers.map()) {}
};

}  // namespace Eigen::internal

namespace anlage::detail {

template <Access A, Order O>
class Numbers : public Eigen::MatrixBase<Numbers<A, O>> {
 public:
  using Base = Eigen::MatrixBase<Numbers>;
  using Map = MapOf<A, O>;
  using Pointer = std::conditional_t<A == Access::write, Real*, const Real*>;
  EIGEN_DENSE_PUBLIC_INTERFACE(Numbers)
  using Base::operator=;

  constexpr Numbers() : Base(AtCompileTime{}) {}
  Numbers(const Numbers&) = default;
  Numbers& operator=(const Numbers& other) {
    Base::operator=(other);
    return *this;
  }

  constexpr Eigen::Index rows() const { return rows_; }
  constexpr Eigen::Index cols() const { return O == Order::vector ? 1 : cols_; }
  constexpr Eigen::Index size() const { return rows() * cols(); }
  constexpr Eigen::Index innerStride() const { return 1; }
  constexpr Eigen::Index outerStride() const { return O == Order::vector ? rows_ : stride_; }
  constexpr Pointer data() const { return data_; }
  /// Eigen's products take the addresses of single elements.
  decltype(auto) coeffRef(Eigen::Index row, Eigen::Index col) const { return (data_[col * outerStride() + row]); }
  decltype(auto) coeffRef(Eigen::Index i) const { return (data_[i]); }

  Map map() const {
    if constexpr (O == Order::vector) {
      return Map(data_, rows_);
    } else {
      return Map(data_, rows_, cols_, Eigen::OuterStride<>(stride_));
    }
  }

 protected:
  Pointer data_ = nullptr;
  Eigen::Index rows_ = 0;
  Eigen::Index cols_ = 1;
  Eigen::Index stride_ = 0;
};

}  // namespace anlage::detail
