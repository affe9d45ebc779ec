// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/fade.hpp"

namespace inhibitory_stdp {
using namespace anlage;

/// Plasticity of inhibitory synapses that keeps the receiver at a rate:
///   at a sending spike     w += eta (y_bar - 2 rho_0 tau)
///   at a receiving spike   w += eta x_bar
/// x_bar, y_bar: sums over spikes of exp(-age / tau); two spikes in the same tick are one pair. Changes end at Wmin and Wmax.
struct InhibitoryStdp {
  static constexpr const char* doc = "inhibition that grows until its receiver fires at the target rate";
  static constexpr const char* citation = "Vogels, Sprekeler, Zenke, Clopath & Gerstner 2011, Science 334:1569-1573";

  Param     eta     {1e-4, "1", "learning rate", {0, infinity}};
  Param     rho_0   {3.0, "Hz", "rate at which the receiver is kept", {0, 1000}};
  Param     tau     {20e-3, "s", "memory of spikes", {1e-4, 10}};
  Param     Wmin    {-1e30, "1", "weight at which weakening ends"};
  Param     Wmax    {1e30, "1", "weight at which strengthening ends"};
  Pre       x       {"pre", "1", "spikes that arrive", events};
  Post      spike   {"post", "1", "spikes of the receiver", events};
  PreState  x_bar   {"pre", "1", "trace of the sender's spikes, those of this tick included"};
  PreState  active  {"pre", "1", "0 where no synapse changes in this tick", "zero", skip_zero};
  PostState y_bar   {"post", "1", "trace of the receiver's earlier spikes"};
  PostState fired   {"post", "1", "the receiver's spikes of the tick before"};
  PostState balance {"post", "1", "what a sending spike does: y_bar - 2 rho_0 tau"};
  Weights   w       {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real kept = std::exp(-now.dt / tau);
    rules::fade(x_bar, kept);
    x_bar += x;
    rules::fade(y_bar, fired, kept);
    fired = spike;
    balance.array() = y_bar.array() - 2 * rho_0 * tau;
    active = x;
    if (spike.maxCoeff() > 0) active = x_bar;
  }
  void learn(Tick, Synapse auto s) {
    const Real change = eta * (balance[s] * x[s] + x_bar[s] * spike[s]);
    const Real bounded = std::min<Real>(std::max<Real>(w[s] + change, Wmin), Wmax);
    w[s] = change != 0 ? bounded : Real(w[s]);
  }
};

}  // namespace inhibitory_stdp

ANLAGE_PLUGIN(inhibitory_stdp::InhibitoryStdp)
