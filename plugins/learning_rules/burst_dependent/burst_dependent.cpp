// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace burst_dependent {
using namespace anlage;

/// A burst strengthens, a single spike weakens, and both cancel at the receiver's usual share of bursts:
///   dw_ji = eta (burst_rate_j - P_bar_j event_rate_j) x_bar_i,   P_bar = B_bar / E_bar
/// B_bar, E_bar: running means of burst_rate and event_rate over tau_avg; x_bar: x over tau_pre.
struct BurstDependent {
  static constexpr const char* doc = "more bursts than usual strengthen, fewer weaken: errors arrive as bursts";
  static constexpr const char* citation =
      "Payeur, Guerguiev, Zenke, Richards & Naud 2021, Nature Neuroscience 24:1010-1019";

  Param     eta        {1e-2, "1", "learning rate", {0, infinity}};
  Param     tau_avg    {1.0, "s", "memory of the usual share of bursts", {1e-4, 1e4}};
  Param     tau_pre    {50e-3, "s", "memory of the sender's events, 0: none", {0, 10}};
  Param     P_0        {0.5, "1", "share of bursts that is usual before the first event", {0, 1}};
  Pre       x          {"pre", "*", "events that arrive"};
  Post      event_rate {"post", "*", "events of the receiver: single spikes and bursts"};
  Post      burst_rate {"post", "*", "bursts of the receiver"};
  PreState  x_bar      {"pre", "*", "arrived events, low-passed", "zero", skip_zero};
  PostState E_bar      {"post", "*", "mean of event_rate"};
  PostState B_bar      {"post", "*", "mean of burst_rate"};
  PostState surplus    {"post", "*", "bursts beyond the usual"};
  Weights   w          {"post pre", "1", "synaptic weight"};

  void settle(Tick now) {
    const Real old = tau_pre > 0 ? std::exp(-now.dt / tau_pre) : Real{0};
    x_bar = old * x_bar + (1 - old) * x;
    for (Index j = 0; j < surplus.size(); ++j) {
      const Real usual = E_bar[j] > Real{1e-12} ? B_bar[j] / E_bar[j] : Real(P_0);
      surplus[j] = burst_rate[j] - usual * event_rate[j];
    }
    const Real follow = 1 - std::exp(-now.dt / tau_avg);
    E_bar += follow * (event_rate - E_bar);
    B_bar += follow * (burst_rate - B_bar);
  }
  void learn(Tick, Synapse auto s) { w[s] += eta * surplus[s] * x_bar[s]; }
};

}  // namespace burst_dependent

ANLAGE_PLUGIN(burst_dependent::BurstDependent)
