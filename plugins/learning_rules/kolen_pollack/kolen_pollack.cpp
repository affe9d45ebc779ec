// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace kolen_pollack {
using namespace anlage;

/// Kolen-Pollack rule for a feedback path: db_ij = eta * (y_i x_j - lambda b_ij). The forward synapse w_ji of the same two
/// units changes by eta x_j y_i too, and with the same decay their difference dies away: feedback becomes the transpose of
/// the forward weights, and nobody has read them.
struct KolenPollack {
  static constexpr const char* doc = "feedback weights that grow towards the forward ones by sharing their changes";
  static constexpr const char* citation = "Kolen & Pollack 1994, IEEE World Congress on Computational Intelligence 3:1370-1375; "
                                          "Akrout et al. 2019, NeurIPS 32:974-982";

  Param   eta    {1e-2, "1", "learning rate, that of the forward synapses", {0, infinity}};
  Param   lambda {0.0, "1", "decay, that of the forward synapses", {0, 1}};
  Pre     x      {"pre", "*", "error that is fed back"};
  Post    y      {"post", "*", "activity of the unit that the forward synapse starts from"};
  Weights w      {"post pre", "1", "feedback weight"};

  void learn(Tick, Synapse auto s) { w[s] += eta * (y[s] * x[s] - lambda * w[s]); }
};

}  // namespace kolen_pollack

ANLAGE_PLUGIN(kolen_pollack::KolenPollack)
