// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace adaptive_threshold_lif {
using namespace anlage;

/// Integrate-and-fire cells with conductances, whose threshold rises with each spike:
///   tau_m dV_m/dt = E_L - V_m + g_ex (E_ex - V_m) + g_in (E_in - V_m)     g in units of the leak, decaying with tau_syn
///   spike where V_m > V_th + theta and the latest spike is longer ago than t_lock;   V_m = V_reset for t_ref
///   tau_theta dtheta/dt = -theta,   theta += theta_plus at a spike
struct AdaptiveThresholdLif {
  static constexpr const char* doc = "integrate-and-fire cells with conductances and a threshold that adapts";
  static constexpr const char* citation = "Diehl & Cook 2015, Frontiers in Computational Neuroscience 9:99";

  Param  tau_m      {100e-3, "s", "membrane time constant", {1e-5, 10}};
  Param  E_L        {-65e-3, "V", "resting potential"};
  Param  V_th       {-72e-3, "V", "threshold at theta 0"};
  Param  V_reset    {-65e-3, "V", "potential after a spike"};
  Param  t_ref      {5e-3, "s", "time after a spike in which V_m stays", {0, 10}};
  Param  t_lock     {0.0, "s", "time after a spike in which there is no other", {0, 10}};
  Param  tau_syn_ex {1e-3, "s", "decay of excitation", {1e-5, 10}};
  Param  tau_syn_in {2e-3, "s", "decay of inhibition", {1e-5, 10}};
  Param  E_ex       {0.0, "V", "reversal potential of excitation"};
  Param  E_in       {-100e-3, "V", "reversal potential of inhibition"};
  Param  theta_plus {0.05e-3, "V", "rise of the threshold at a spike", {0, 1}};
  Param  tau_theta  {1e4, "s", "decay of theta, 0: it stays", {0, infinity}};
  In     excitation {"n", "1", "arriving excitation"};
  In     inhibition {"n", "1", "arriving inhibition, positive", optional};
  Out    spike      {"n", "1", "1 in the tick of a spike, else 0", events};
  Out    V_m        {"n", "V", "membrane potential"};
  Memory theta      {"n", "V", "rise of the threshold", "constant 0.02"};
  State  v          {"n", "V", "V_m above E_L"};
  State  g_ex       {"n", "1", "excitatory conductance"};
  State  g_in       {"n", "1", "inhibitory conductance"};
  State  since      {"n", "s", "time since the latest spike, 1000 s at most", "constant 1000"};

  void tick(Tick now) {
    const Real dt = now.dt, rest = E_L, base = V_th - E_L, after = V_reset - E_L;
    const Real to_ex = E_ex - E_L, to_in = E_in - E_L, ticks = dt / tau_m;
    const Real keep_ex = std::exp(-dt / tau_syn_ex), keep_in = std::exp(-dt / tau_syn_in);
    const Real mean_ex = (1 - keep_ex) * tau_syn_ex / dt, mean_in = (1 - keep_in) * tau_syn_in / dt;
    const Real keep_theta = tau_theta > 0 ? std::exp(-dt / tau_theta) : Real{1};
    const Real half = dt / 2;  // the clock is compared half a tick off its steps
    for (Index i = 0; i < spike.size(); ++i) {
      Real& level = theta.data()[i];
      const Real ex = mean_ex * g_ex[i], in = mean_in * g_in[i], g = 1 + ex + in;
      const Real aim = (ex * to_ex + in * to_in) / g;
      since[i] = std::min(since[i] + dt, Real{1000});
      if (since[i] > t_ref + half) v[i] = aim + (v[i] - aim) * std::exp(-ticks * g);
      const bool fires = v[i] > base + level && since[i] > std::max(Real(t_ref), Real(t_lock)) + half;
      level = keep_theta * level + (fires ? Real(theta_plus) : Real{0});
      if (fires) v[i] = after;
      if (fires) since[i] = 0;
      g_ex[i] = keep_ex * g_ex[i] + excitation[i];
      g_in[i] = keep_in * g_in[i] + inhibition[i];
      spike[i] = fires ? Real{1} : Real{0};
      V_m[i] = rest + v[i];
    }
  }
};

}  // namespace adaptive_threshold_lif

ANLAGE_PLUGIN(adaptive_threshold_lif::AdaptiveThresholdLif)
