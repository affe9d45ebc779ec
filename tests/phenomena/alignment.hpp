// SPDX-License-Identifier: Apache-2.0
/// How alike two brains are that saw the same, and how the one's units are to be renamed or turned into the other's.
#pragma once

#include <limits>
#include <vector>

#include <Eigen/Dense>

#include "exact/matrices.hpp"

namespace anlage::test {

inline Matrix centred(const Matrix& activity) { return activity.rowwise() - activity.colwise().mean(); }

/// Correlations of the units of two activities [samples x units]; 0 for units that never change.
inline Matrix correlations(const Matrix& a, const Matrix& b) {
  Matrix x = centred(a), y = centred(b);
  for (Matrix* m : {&x, &y})
    for (Eigen::Index u = 0; u < m->cols(); ++u)
      if (m->col(u).norm() > 0) m->col(u).normalize();
  return x.transpose() * y;
}

/// Linear centred kernel alignment, ||Y'X||^2 / (||X'X|| ||Y'Y||): 1 for what differs by a rotation (Kornblith et al.
/// 2019).
inline double kernel_alignment(const Matrix& a, const Matrix& b) {
  const Matrix x = centred(a), y = centred(b);
  return (y.transpose() * x).squaredNorm() / ((x.transpose() * x).norm() * (y.transpose() * y).norm());
}

/// Which column each row gets, so that the sum of `gain` is largest: shortest augmenting paths (Kuhn 1955; Jonker &
/// Volgenant 1987).
class Assignment {
 public:
  explicit Assignment(const Matrix& gain)
      : cost_(-gain), u_(Vector::Zero(gain.rows())), v_(Vector::Zero(gain.cols())), row_of_(gain.cols(), -1) {
    for (Eigen::Index row = 0; row < gain.rows(); ++row) add(row);
  }
  [[nodiscard]] std::vector<Eigen::Index> columns() const {
    std::vector<Eigen::Index> found(row_of_.size());
    for (std::size_t c = 0; c < row_of_.size(); ++c)
      found[static_cast<std::size_t>(row_of_[c])] = static_cast<Eigen::Index>(c);
    return found;
  }

 private:
  /// Gives `first` a column, and others new ones where that is cheaper.
  void add(Eigen::Index first) {
    const Eigen::Index n = cost_.cols();
    Vector length = Vector::Constant(n, std::numeric_limits<double>::infinity());
    std::vector<Eigen::Index> before(static_cast<std::size_t>(n), -1);
    std::vector<bool> reached(static_cast<std::size_t>(n), false);
    Eigen::Index row = first, column = -1;
    double so_far = 0;
    while (true) {
      Eigen::Index next = -1;
      for (Eigen::Index c = 0; c < n; ++c) {
        if (reached[static_cast<std::size_t>(c)]) continue;
        const double way = so_far + cost_(row, c) - u_[row] - v_[c];
        if (way < length[c]) length[c] = way, before[static_cast<std::size_t>(c)] = column;
        if (next < 0 || length[c] < length[next]) next = c;
      }
      column = next, so_far = length[next], reached[static_cast<std::size_t>(next)] = true;
      if (row_of_[static_cast<std::size_t>(column)] < 0) break;
      row = row_of_[static_cast<std::size_t>(column)];
    }
    update(first, length, reached, so_far);
    for (Eigen::Index c = column; c >= 0; c = before[static_cast<std::size_t>(c)]) {
      const Eigen::Index from = before[static_cast<std::size_t>(c)];
      row_of_[static_cast<std::size_t>(c)] = from < 0 ? first : row_of_[static_cast<std::size_t>(from)];
    }
  }
  void update(Eigen::Index first, const Vector& length, const std::vector<bool>& reached, double total) {
    u_[first] += total;
    for (Eigen::Index c = 0; c < length.size(); ++c) {
      const Eigen::Index row = row_of_[static_cast<std::size_t>(c)];
      if (!reached[static_cast<std::size_t>(c)]) continue;
      if (row >= 0) u_[row] += total - length[c];
      v_[c] -= total - length[c];
    }
  }

  Matrix cost_;
  Vector u_, v_;  ///< potentials of rows and columns
  std::vector<Eigen::Index> row_of_;
};

/// Units of `other` in the order of those of `own` that they correlate with best, all in all.
inline std::vector<Eigen::Index> permutation(const Matrix& own, const Matrix& other) {
  return Assignment(correlations(own, other)).columns();
}
inline Matrix permuted(const Matrix& activity, const std::vector<Eigen::Index>& order) {
  Matrix result(activity.rows(), activity.cols());
  for (Eigen::Index u = 0; u < activity.cols(); ++u) result.col(u) = activity.col(order[static_cast<std::size_t>(u)]);
  return result;
}

/// The rotation Q for which other Q is nearest to own, both centred (Schoenemann 1966).
inline Matrix procrustes(const Matrix& own, const Matrix& other) {
  const Eigen::JacobiSVD<Matrix> parts(centred(other).transpose() * centred(own),
                                       Eigen::ComputeFullU | Eigen::ComputeFullV);
  return parts.matrixU() * parts.matrixV().transpose();
}

}  // namespace anlage::test
