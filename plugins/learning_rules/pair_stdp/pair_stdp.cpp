// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/fade.hpp"

namespace pair_stdp {
using namespace anlage;

/// Spike-timing-dependent plasticity of all pairs of spikes, with v = w / Wmax:
///   at a receiving spike   v += lambda (1 - v)^mu_plus K_plus
///   at a sending spike     v -= alpha lambda v^mu_minus K_minus
/// K: sum over the earlier spikes of exp(-age / tau). Two spikes in the same tick are no pair.
/// mu 0: additive, mu 1: multiplicative.
struct PairStdp {
  static constexpr const char* doc = "spike pairs: before the receiver's spike strengthens, after it weakens";
  static constexpr const char* citation =
      "Song, Miller & Abbott 2000, Nature Neuroscience 3:919-926; van Rossum, Bi & Turrigiano 2000, Journal of "
      "Neuroscience 20:8812-8821; Guetig, Aharonov, Rotter & Sompolinsky 2003, Journal of Neuroscience 23:3697-3714";

  Param     tau_plus  {20e-3, "s", "memory of the sender's spikes", {1e-4, 10}};
  Param     tau_minus {20e-3, "s", "memory of the receiver's spikes", {1e-4, 10}};
  Param     lambda    {0.01, "1", "largest share of Wmax that one pair adds", {0, infinity}};
  Param     alpha     {1.0, "1", "weakening relative to strengthening", {0, infinity}};
  Param     mu_plus   {1.0, "1", "weight dependence of strengthening, 0: none", {0, infinity}};
  Param     mu_minus  {1.0, "1", "weight dependence of weakening, 0: none", {0, infinity}};
  Param     Wmax      {1.0, "1", "weight that strengthening leads to", {1e-30, infinity}};
  Pre       x         {"pre", "1", "spikes that arrive", events};
  Post      spike     {"post", "1", "spikes of the receiver", events};
  PreState  K_plus    {"pre", "1", "trace of the sender's earlier spikes"};
  PreState  arrived   {"pre", "1", "spikes of the tick before"};
  PreState  active    {"pre", "1", "0 where no synapse changes in this tick", "zero", skip_zero};
  PostState K_minus   {"post", "1", "trace of the receiver's earlier spikes"};
  PostState fired     {"post", "1", "the receiver's spikes of the tick before"};
  Weights   w         {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    rules::fade(K_plus, arrived, std::exp(-now.dt / tau_plus));
    rules::fade(K_minus, fired, std::exp(-now.dt / tau_minus));
    arrived = x;
    fired = spike;
    active = x;
    if (spike.maxCoeff() > 0) active += K_plus;
  }
  void learn(Tick, Synapse auto s) {
    const Real v = w[s] / Wmax;
    const Real up = power(1 - v, mu_plus) * K_plus[s] * spike[s];
    w[s] += Wmax * lambda * (up - alpha * power(v, mu_minus) * K_minus[s] * x[s]);
  }
  /// Weights beyond their range count as at its border.
  static Real power(Real base, Real mu) {
    if (mu == 0) return 1;
    return mu == 1 ? std::max(base, Real{0}) : std::pow(std::max(base, Real{0}), mu);
  }
};

}  // namespace pair_stdp

ANLAGE_PLUGIN(pair_stdp::PairStdp)
