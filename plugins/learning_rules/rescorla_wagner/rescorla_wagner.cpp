// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace rescorla_wagner {
using namespace anlage;

/// Rescorla and Wagner: all cues of a trial share what the outcome exceeds their common prediction by.
///   dV_ji = alpha * beta * (lambda_j - y_j) * x_i,   beta = beta_plus if lambda_j is not 0, else beta_minus
struct RescorlaWagner {
  static constexpr const char* doc = "the cues of a trial share what they did not foretell together";
  static constexpr const char* citation = "Rescorla & Wagner 1972, in: Classical Conditioning II, 64-99";

  Param      alpha      {0.3, "1", "salience of the cues", {0, 1}};
  Param      beta_plus  {0.3, "1", "learning rate with an outcome", {0, 1}};
  Param      beta_minus {0.3, "1", "learning rate without an outcome", {0, 1}};
  Pre        x          {"pre", "1", "1 for a cue that is present, else 0", skip_zero};
  Post       y          {"post", "*", "what all cues foretell together"};
  PostTarget lambda     {"post", "*", "outcome"};
  PostState  lesson     {"post", "*", "change for a cue of salience 1"};
  Weights    w          {"post pre", "1", "associative strength"};

  void settle(Tick) {
    for (Index j = 0; j < lesson.size(); ++j)
      lesson[j] = (lambda[j] != 0 ? beta_plus : beta_minus) * (lambda[j] - y[j]);
  }
  void learn(Tick, Synapse auto s) { w[s] += alpha * lesson[s] * x[s]; }
};

}  // namespace rescorla_wagner

ANLAGE_PLUGIN(rescorla_wagner::RescorlaWagner)
