// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace mackintosh {
using namespace anlage;

/// Mackintosh: attention goes to the cues that foretell the outcome better than all others together.
///   dV_ji = beta * alpha_ji * (lambda_j - V_ji) * x_i
///   dalpha_ji = theta * (|lambda_j - (y_j - V_ji)| - |lambda_j - V_ji|)   for a cue that is present
/// alpha stays from alpha_min to 1.
struct Mackintosh {
  static constexpr const char* doc = "attention goes to the cues that foretell better than the others";
  static constexpr const char* citation =
      "Mackintosh 1975, Psychological Review 82:276-298; Le Pelley 2004, Quarterly Journal of Experimental Psychology "
      "57B:193-243";

  Param      beta      {0.2, "1", "learning rate", {0, 1}};
  Param      theta     {0.1, "1", "how fast attention moves", {0, 1}};
  Param      alpha_0   {0.5, "1", "attention to a new cue", {0, 1}};
  Param      alpha_min {0.05, "1", "least attention", {0, 1}};
  Pre        x         {"pre", "1", "1 for a cue that is present, else 0", skip_zero};
  Post       y         {"post", "*", "what all cues foretell together"};
  PostTarget lambda    {"post", "*", "outcome"};
  Trace      gained    {"post pre", "1", "attention beyond that to a new cue"};
  Weights    w         {"post pre", "1", "associative strength"};

  void learn(Tick, Synapse auto s) {
    const Real own = lambda[s] - w[s], others = lambda[s] - (y[s] - w[s] * x[s]), alpha = alpha_0 + gained[s];
    const Real moved = alpha + theta * (std::abs(others) - std::abs(own));
    w[s] += beta * alpha * own * x[s];
    const Real bounded = std::clamp(moved, Real(alpha_min), Real(1));
    gained[s] = x[s] != 0 ? bounded - alpha_0 : gained[s];
  }
};

}  // namespace mackintosh

ANLAGE_PLUGIN(mackintosh::Mackintosh)
