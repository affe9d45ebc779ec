// SPDX-License-Identifier: Apache-2.0
/// Eigen/Core as every plugin sees it: permissively licensed parts, no threads of its own, and no abort: what Eigen
/// finds wrong in a debug build becomes a Failure.
///
/// Eigen's base classes gain one constructor each, through its own extension points: theirs are not constexpr.
#pragma once

#if defined(EIGEN_CORE_H) && !defined(EIGEN_DENSEBASE_PLUGIN)
#error "include <anlage/sdk/plugin.hpp> before any header of Eigen"
#endif

#ifndef EIGEN_MPL2_ONLY
#define EIGEN_MPL2_ONLY
#endif
#ifndef EIGEN_DONT_PARALLELIZE
#define EIGEN_DONT_PARALLELIZE
#endif

#include "anlage/sdk/failure.hpp"

#ifdef __OPTIMIZE__
#ifndef EIGEN_NO_DEBUG
#define EIGEN_NO_DEBUG
#endif
#elif !defined(eigen_assert)
#define eigen_assert(condition) \
  ((condition) ? void() : throw ::anlage::Failure("an Eigen expression broke its rule: " #condition))
#endif

#define EIGEN_DENSEBASE_PLUGIN "anlage/sdk/detail/dense_base.inc"
#define EIGEN_MATRIXBASE_PLUGIN "anlage/sdk/detail/matrix_base.inc"

namespace anlage::detail {

/// Marks the constructors that may run at compile time.
struct AtCompileTime {};

}  // namespace anlage::detail

#include <Eigen/Core>
