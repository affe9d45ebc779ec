// SPDX-License-Identifier: Apache-2.0
/// Numbers of a brain as matrices in double precision, for oracles written out in full.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "support/life.hpp"

namespace anlage::test {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// A field as [rows x cols]; weights are [post x pre].
inline Matrix matrix_of(const Life& life, const std::string& field) {
  life.simulator->flush();
  const FieldRef ref = life.brain->find(field).value();
  const Binding& binding = life.brain->binding(ref);
  Matrix result(binding.rows, binding.cols);
  for (Eigen::Index c = 0; c < result.cols(); ++c)
    for (Eigen::Index r = 0; r < result.rows(); ++r) result(r, c) = life.state->value(ref, c * result.rows() + r);
  return result;
}

inline Vector vector_of(const Life& life, const std::string& field) { return matrix_of(life, field).reshaped(); }

/// Gives a field that a part or a projection owns other numbers.
inline void set_matrix(const Life& life, const std::string& field, const Matrix& to) {
  life.simulator->flush();
  const Binding& binding = life.brain->binding(life.brain->find(field).value());
  auto* numbers = reinterpret_cast<float*>(life.state->data(binding.block));
  const std::int64_t stride = life.brain->block(binding.block).stride;
  for (Eigen::Index c = 0; c < to.cols(); ++c)
    for (Eigen::Index r = 0; r < to.rows(); ++r) numbers[c * stride + r] = static_cast<float>(to(r, c));
}

/// Minus the gradient of `loss` by the numbers of `at`, by central differences: at h = 1e-5 their error is h^2 times a third
/// derivative plus 1e-16 / h, some 1e-10.
inline Matrix downhill(Matrix at, const std::function<double(const Matrix&)>& loss) {
  Matrix slope(at.rows(), at.cols());
  constexpr double h = 1e-5;
  for (Eigen::Index i = 0; i < at.size(); ++i) {
    const double here = at.data()[i];
    at.data()[i] = here + h;
    const double above = loss(at);
    at.data()[i] = here - h;
    slope.data()[i] = (loss(at) - above) / (2 * h);
    at.data()[i] = here;
  }
  return slope;
}

inline double cosine(const Matrix& a, const Matrix& b) { return a.cwiseProduct(b).sum() / (a.norm() * b.norm()); }
inline double distance(const Matrix& a, const Matrix& b) { return (a - b).norm() / b.norm(); }

/// A projection from one port to another; `more` holds its connection and so on.
inline std::string wire(const std::string& from, const std::string& to, const std::string& more = {}, int delay = 0) {
  return "[[projections]]\nfrom = \"" + from + "\"\nto = \"" + to + "\"\ndelay = " + std::to_string(delay) + "\n" + more;
}
inline std::string named(const std::string& name, const std::string& from, const std::string& to, const std::string& more,
                         int delay = 0) {
  return wire(from, to, "name = \"" + name + "\"\n" + more, delay);
}
inline std::string region(const std::string& name, const std::string& type, int n, const std::string& more = {}) {
  return "[regions." + name + "]\ntype = \"" + type + "\"\nsize = { n = " + std::to_string(n) + " }\n" + more;
}
inline std::string dense(const std::string& law) { return "connection = { type = \"Dense\", w = \"" + law + "\" }\n"; }
inline std::string learns(const std::string& rule, const std::string& signals, const std::string& more = {}) {
  return "learning = { type = \"" + rule + "\"" + more + " }\nsignals = { " + signals + " }\n";
}

}  // namespace anlage::test
