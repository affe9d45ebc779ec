// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "membrane.hpp"

namespace lif_cells {
using namespace anlage;

/// Leaky integrate-and-fire cells:
///   tau_m dV_m/dt = E_L - V_m + tau_m / C_m (I_e + current + I_syn);   V_m >= V_th: spike, V_reset for t_ref
///   current       I_syn = I_ex - I_in, a drive of 1 adds 1 A to a current that decays with tau_syn
///   conductance   I_syn = g_ex (E_ex - V_m) + g_in (E_in - V_m), a drive of 1 adds 1 S
///   delta         a drive of 1 moves V_m by 1 V
/// Exact for currents; conductances are held at their mean over a tick.
struct LifCells {
  static constexpr const char* doc = "leaky integrate-and-fire cells";
  static constexpr const char* citation =
      "Lapicque 1907, Journal de Physiologie 9:620-635; exact integration: Rotter & Diesmann 1999, Biological "
      "Cybernetics 81:381-402";

  Choice synapse    {"current conductance delta", "what excitation and inhibition are"};
  Param  tau_m      {10e-3, "s", "membrane time constant", {1e-5, 10}};
  Param  C_m        {250e-12, "F", "membrane capacitance", {1e-15, 1}};
  Param  E_L        {-70e-3, "V", "resting potential"};
  Param  V_th       {-55e-3, "V", "threshold"};
  Param  V_reset    {-70e-3, "V", "potential after a spike"};
  Param  t_ref      {2e-3, "s", "refractory time", {0, 10}};
  Param  I_e        {0.0, "A", "constant current"};
  Param  tau_syn_ex {2e-3, "s", "decay of excitation", {1e-5, 10}};
  Param  tau_syn_in {2e-3, "s", "decay of inhibition", {1e-5, 10}};
  Param  E_ex       {0.0, "V", "reversal potential of excitation"};
  Param  E_in       {-85e-3, "V", "reversal potential of inhibition"};
  In     excitation {"n", "*", "arriving excitation", optional};
  In     inhibition {"n", "*", "arriving inhibition, positive", optional};
  In     current    {"n", "A", "current of an electrode", optional};
  Out    spike      {"n", "1", "1 in the tick of a spike, else 0", events};
  Out    V_m        {"n", "V", "membrane potential"};
  State  v          {"n", "V", "V_m above E_L"};
  State  s_ex       {"n", "*", "excitatory current or conductance"};
  State  s_in       {"n", "*", "inhibitory current or conductance"};
  State  refractory {"n", "1", "ticks of refractoriness that are left"};

  void tick(Tick now) {
    const double dt = now.dt;
    const Membrane cell(dt, tau_m, C_m);
    if (synapse == "current") {
      const Real leak = Real(cell.kept), steady = Real(cell.per_current);
      const Real ex = Real(cell.per_decaying(tau_syn_ex)), in = Real(cell.per_decaying(tau_syn_in));
      advance(now, [&](Index i) {
        return leak * v[i] + steady * (I_e + current[i]) + ex * s_ex[i] - in * s_in[i];
      });
    } else if (synapse == "delta") {
      const Real leak = Real(cell.kept), steady = Real(cell.per_current);
      advance(now, [&](Index i) {
        return leak * v[i] + steady * (I_e + current[i]) + (excitation[i] - inhibition[i]);
      });
    } else {
      const Real ex = Real(mean_of_decay(dt, tau_syn_ex)), in = Real(mean_of_decay(dt, tau_syn_in));
      const Real to_ex = E_ex - E_L, to_in = E_in - E_L, leak = C_m / tau_m, per_conductance = now.dt / C_m;
      advance(now, [&](Index i) {
        const Real g_ex = ex * s_ex[i], g_in = in * s_in[i], g = leak + g_ex + g_in;
        const Real aim = (g_ex * to_ex + g_in * to_in + I_e + current[i]) / g;
        return aim + (v[i] - aim) * std::exp(-per_conductance * g);
      });
    }
  }

  /// One tick of all cells; `integrate` gives the potential of a cell that is not refractory.
  template <class Integrate>
  void advance(Tick now, Integrate integrate) {
    const Real keep_ex = std::exp(-now.dt / tau_syn_ex), keep_in = std::exp(-now.dt / tau_syn_in);
    const Real threshold = V_th - E_L, after = V_reset - E_L, pause = std::round(t_ref / now.dt), rest = E_L;
    const Index cells = spike.size();
#ifdef __clang__
#pragma clang loop vectorize(assume_safety)
#else
#pragma GCC ivdep
#endif
    for (Index i = 0; i < cells; ++i) {
      const Real next = integrate(i);
      const Real potential = refractory[i] > 0 ? v[i] : next;
      const bool fires = potential >= threshold && !(refractory[i] > 0);
      refractory[i] = fires ? pause : std::max(refractory[i] - 1, Real{0});
      v[i] = fires ? after : potential;
      s_ex[i] = keep_ex * s_ex[i] + excitation[i];
      s_in[i] = keep_in * s_in[i] + inhibition[i];
      spike[i] = fires ? Real{1} : Real{0};
      V_m[i] = rest + v[i];
    }
  }
};

}  // namespace lif_cells

ANLAGE_PLUGIN(lif_cells::LifCells)
