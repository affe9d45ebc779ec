// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace izhikevich_cells {
using namespace anlage;

/// Cells of two variables, with V_m and u in mV and time in ms inside the equations:
///   dV_m/dt = 0.04 V_m^2 + 5 V_m + 140 - u + I,   du/dt = a (b V_m - u),   I = I_e + drive
///   V_m above V_peak: spike, V_m = c, u = u + d
/// One step of Euler's rule a tick.
struct IzhikevichCells {
  static constexpr const char* doc = "cells of two variables that spike regularly, in bursts, fast, with adaptation";
  static constexpr const char* citation = "Izhikevich 2003, IEEE Transactions on Neural Networks 14:1569-1572";

  Param a      {0.02, "1", "rate of recovery, per ms", {0, 10}};
  Param b      {0.2, "1", "recovery for a potential of 1 mV", {-10, 10}};
  Param c      {-65e-3, "V", "potential after a spike", {-0.2, 0.1}};
  Param d      {8.0, "1", "what a spike adds to recovery", {-100, 1000}};
  Param V_peak {30e-3, "V", "potential at which a spike is cut off", {-0.1, 0.2}};
  Param I_e    {0.0, "1", "constant input"};
  In    drive  {"n", "*", "arriving input", optional};
  Out   spike  {"n", "1", "1 in the tick of a spike, else 0", events};
  Out   V_m    {"n", "V", "membrane potential"};
  State v      {"n", "1", "membrane potential in mV", "constant -65"};
  State u      {"n", "1", "recovery", "constant -13"};

  void tick(Tick now) {
    const Real ms = Real(1e3) * now.dt, after = Real(1e3) * c, peak = Real(1e3) * V_peak, each = d;
    for (Index i = 0; i < v.size(); ++i) {
      const Real potential = v[i], recovery = u[i];
      const Real slope = (Real(0.04) * potential + 5) * potential + 140 - recovery + I_e + drive[i];
      const Real next = potential + ms * slope;
      const Real recovered = recovery + ms * a * (b * potential - recovery);
      const bool fires = next > peak;
      spike[i] = fires ? Real{1} : Real{0};
      v[i] = fires ? after : next;
      u[i] = fires ? recovered + each : recovered;
      V_m[i] = Real(1e-3) * v[i];
    }
  }
};

}  // namespace izhikevich_cells

ANLAGE_PLUGIN(izhikevich_cells::IzhikevichCells)
