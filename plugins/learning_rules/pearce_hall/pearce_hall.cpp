// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace pearce_hall {
using namespace anlage;

/// Pearce and Hall: what surprised lately is worth learning about.
///   dV_ji = S * alpha_ji * (lambda_j - y_j) * x_i        teacher = error
///           S * alpha_ji * lambda_j * x_i                teacher = outcome
///   alpha_ji = gamma |lambda_j - y_j| + (1 - gamma) alpha_ji   for a cue that is present, after the change of V
struct PearceHall {
  static constexpr const char* doc = "a cue is learned about as fast as its outcomes were surprising";
  static constexpr const char* citation = "Pearce & Hall 1980, Psychological Review 87:532-552";

  Choice     teacher {"error outcome", "what V learns from: the signed error, or the outcome as in 1980"};
  Param      S       {0.3, "1", "salience of the cues", {0, 1}};
  Param      gamma   {0.1, "1", "how fast associability follows surprise", {0, 1}};
  Param      alpha_0 {1.0, "1", "associability of a new cue", {0, 10}};
  Pre        x       {"pre", "1", "1 for a cue that is present, else 0", skip_zero};
  Post       y       {"post", "*", "what all cues foretell together"};
  PostTarget lambda  {"post", "*", "outcome"};
  PostState  lesson  {"post", "*", "what V learns from"};
  Trace      gained  {"post pre", "1", "associability beyond that of a new cue"};
  Weights    w       {"post pre", "1", "associative strength"};

  void settle(Tick) {
    lesson = lambda;
    if (teacher == "error") lesson -= y;
  }
  void learn(Tick, Synapse auto s) {
    const Real alpha = alpha_0 + gained[s];
    w[s] += S * alpha * lesson[s] * x[s];
    gained[s] += x[s] != 0 ? gamma * (std::abs(lambda[s] - y[s]) - alpha) : Real(0);
  }
};

}  // namespace pearce_hall

ANLAGE_PLUGIN(pearce_hall::PearceHall)
