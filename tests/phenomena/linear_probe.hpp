// SPDX-License-Identifier: Apache-2.0
/// What an outsider, who knows what was shown, can read from a brain's activity.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <Eigen/Dense>

#include "exact/matrices.hpp"

namespace anlage::test {

/// Activities [samples x units] by their fields, and what was shown: a class, from 0.
struct Recording {
  std::map<std::string, Matrix> of;
  Eigen::VectorXi shown;
};

/// Lets `life` look on without learning, and keeps `fields` and the class `shown` of so many ticks. [main]
inline Recording look(const Life& life, const std::vector<std::string>& fields, int samples, const std::string& shown) {
  life.simulator->set_learning(false);
  Recording kept{{}, Eigen::VectorXi(samples)};
  for (const std::string& field : fields)
    kept.of[field].resize(samples,
                          static_cast<Eigen::Index>(life.state->values(life.brain->find(field).value()).size()));
  for (Eigen::Index t = 0; t < samples; ++t) {
    life.simulator->run(1);
    for (auto& [field, activity] : kept.of) {
      const std::vector<double> now = life.state->values(life.brain->find(field).value());
      activity.row(t) = Eigen::Map<const Eigen::RowVectorXd>(now.data(), activity.cols());
    }
    kept.shown[t] = static_cast<int>(life.value(shown));
  }
  life.simulator->set_learning(true);
  return kept;
}

/// Mean of sensitivity and specificity of `score` > 0: 1/2 is chance, however rare a class is.
inline double balanced_accuracy(const Vector& score, const Eigen::VectorXi& shown, int wanted) {
  double hits = 0, positives = 0, rejections = 0, negatives = 0;
  for (Eigen::Index t = 0; t < score.size(); ++t) {
    const bool is = shown[t] == wanted, says = score[t] > 0;
    positives += is, hits += is && says, negatives += !is, rejections += !is && !says;
  }
  return 0.5 * (hits / positives + rejections / negatives);
}

/// A detector of one class: weights . activity + bias > 0, by ridge regression on +1 and -1, where both have half of
/// the say.
struct LinearProbe {
  Vector weights;
  double bias = 0;

  LinearProbe(const Matrix& activity, const Eigen::VectorXi& shown, int wanted, double ridge = 1e-3) {
    const Eigen::Index samples = activity.rows(), units = activity.cols();
    const auto positives = static_cast<double>((shown.array() == wanted).count());
    Matrix inputs(samples, units + 1);
    inputs << activity, Vector::Ones(samples);
    Vector say(samples), truth(samples);
    for (Eigen::Index t = 0; t < samples; ++t) {
      truth[t] = shown[t] == wanted ? 1 : -1;
      say[t] = 0.5 / (shown[t] == wanted ? positives : static_cast<double>(samples) - positives);
    }
    const Matrix weighted = inputs.transpose() * say.asDiagonal();
    Matrix products = weighted * inputs;
    products.diagonal().head(units).array() += ridge * products.trace() / static_cast<double>(units);
    const Vector solution = products.ldlt().solve(weighted * truth);
    weights = solution.head(units), bias = solution[units];
  }
  [[nodiscard]] Vector score(const Matrix& activity) const { return (activity * weights).array() + bias; }
};

}  // namespace anlage::test
