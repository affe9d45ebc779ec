// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "upswing.hpp"

namespace adex_cells {
using namespace anlage;

/// Adaptive exponential integrate-and-fire cells, with an afterpotential and a threshold that jumps:
///   C_m dV/dt = -g_L (V - E_L) + g_L Delta_T exp((V - V_th) / Delta_T) - w + z + current
///   tau_w dw/dt = a (V - E_L) - w,   tau_z dz/dt = -z,   tau_V_th dV_th/dt = V_th_rest - V_th
///   V >= V_peak: spike; V stays at V_peak for t_clamp, then V_reset; w += b, z = I_sp, V_th = V_th_max
/// Fourth-order Runge-Kutta in steps of 10 us at most. A jump acts at the end of its tick.
struct AdexCells {
  static constexpr const char* doc = "adaptive exponential integrate-and-fire cells";
  static constexpr const char* citation =
      "Brette & Gerstner 2005, Journal of Neurophysiology 94:3637-3642; Clopath et al. 2010, Nature Neuroscience 13:344-352";

  Param C_m       {281e-12, "F", "membrane capacitance", {1e-15, 1}};
  Param g_L       {30e-9, "S", "leak conductance", {1e-15, 1}};
  Param E_L       {-70.6e-3, "V", "resting potential"};
  Param Delta_T   {2e-3, "V", "sharpness of the upswing", {1e-5, 1}};
  Param V_peak    {33e-3, "V", "potential at the height of a spike"};
  Param V_reset   {-60e-3, "V", "potential after a spike"};
  Param t_clamp   {2e-3, "s", "time a spike stays at its height", {0, 1}};
  Param V_th_rest {-50.4e-3, "V", "threshold of the upswing"};
  Param V_th_max  {30.4e-3, "V", "threshold at the moment of a spike"};
  Param tau_V_th  {50e-3, "s", "decay of the threshold", {1e-5, 10}};
  Param a         {4e-9, "S", "adaptation to the potential"};
  Param b         {80.5e-12, "A", "adaptation to a spike"};
  Param tau_w     {144e-3, "s", "decay of adaptation", {1e-5, 100}};
  Param I_sp      {400e-12, "A", "depolarising afterpotential"};
  Param tau_z     {40e-3, "s", "decay of the afterpotential", {1e-5, 10}};
  In    jump      {"n", "V", "what a spike adds to V_m", optional};
  In    current   {"n", "A", "current of an electrode or of synapses", optional};
  Out   spike     {"n", "1", "1 in the tick of a spike, else 0", events};
  Out   V_m       {"n", "V", "membrane potential at the end of the tick"};
  Out   V_mean    {"n", "V", "membrane potential, mean over the tick"};
  State v         {"n", "V", "V_m above E_L"};
  State w         {"n", "A", "adaptation current"};
  State since     {"n", "1", "ticks since the latest spike, 1e6 at most", "constant 1000000"};

  void tick(Tick now) {
    const Cell cell = describe();
    const int steps = static_cast<int>(std::ceil(double{now.dt} / 1e-5 - 1e-6));
    const Real clamp = std::round(t_clamp / now.dt);
    for (Index i = 0; i < spike.size(); ++i) advance(i, cell, now.dt, steps, clamp);
  }

  void advance(Index i, const Cell& cell, double dt, int steps, Real clamp) {
    const Real started = since[i];
    const bool held = clamp > 0 && started <= clamp;
    Point at{v[i], w[i]};
    double sum = 0, age = started * dt;
    bool peaked = held, fires = false;
    for (int step = 0; step < steps; ++step, age += dt / steps) {
      const double h = dt / steps, before = at.v;
      if (!peaked) {
        if (!cell.escapes(at.v, age, 1e-3 * h)) at = cell.step(at, age, h, current[i]);
        if (cell.escapes(at.v, age, 1e-3 * h)) {
          fires = peaked = true;
          at = {clamp > 0 ? cell.peak : cell.reset, at.w + cell.b};
          since[i] = -static_cast<Real>(step) / static_cast<Real>(steps);
          age = 0;
          if (clamp == 0) peaked = false;
        }
      }
      sum += peaked ? cell.peak : (fires ? at.v : (before + at.v) / 2);
    }
    if (held && started + 1 > clamp) at.v = cell.reset;
    if (!peaked) at.v = std::min(at.v + jump[i], cell.peak);
    since[i] = std::min(since[i] + 1, Real{1e6});
    v[i] = static_cast<Real>(at.v);
    w[i] = static_cast<Real>(at.w);
    spike[i] = fires ? Real{1} : Real{0};
    V_m[i] = E_L + v[i];
    V_mean[i] = E_L + static_cast<Real>(sum / steps);
  }

  /// The parameters, potentials above E_L.
  Cell describe() const {
    return {C_m.value,  g_L.value,   Delta_T.value, V_peak.value - E_L.value, V_reset.value - E_L.value,
            V_th_rest.value - E_L.value, V_th_max.value - V_th_rest.value, tau_V_th.value, a.value, b.value, tau_w.value,
            I_sp.value, tau_z.value};
  }
};

}  // namespace adex_cells

ANLAGE_PLUGIN(adex_cells::AdexCells)
