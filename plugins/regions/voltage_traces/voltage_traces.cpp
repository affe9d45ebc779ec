// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace voltage_traces {
using namespace anlage;

/// Low-passed voltages of a population, for voltage-based plasticity:
///   tau_u_bar_plus du_bar_plus/dt = V - u_bar_plus,   likewise u_bar_minus
///   tau_u_bar_bar du_bar_bar/dt = u_bar_minus - u_bar_bar
/// u_bar_plus and u_bar_minus leave delay_u_bars later. Exact for a voltage that is constant over a tick.
struct VoltageTraces {
  static constexpr const char* doc = "low-passed membrane potentials";
  static constexpr const char* citation = "Clopath, Buesing, Vasilaki & Gerstner 2010, Nature Neuroscience 13:344-352";

  Param E_L             {-70.6e-3, "V", "potential at the start"};
  Param tau_u_bar_plus  {7e-3, "s", "of u_bar_plus", {1e-5, 100}};
  Param tau_u_bar_minus {10e-3, "s", "of u_bar_minus", {1e-5, 100}};
  Param tau_u_bar_bar   {0.5, "s", "of u_bar_bar", {1e-5, 1e4}};
  Param delay_u_bars    {5e-3, "s", "after which u_bar_plus and u_bar_minus leave", {0, 1}, birth};
  In    V               {"n", "V", "membrane potential, its mean over the tick at best"};
  Out   u_bar_plus      {"n", "V", "low-passed voltage"};
  Out   u_bar_minus     {"n", "V", "low-passed voltage"};
  Out   u_bar_bar       {"n", "V", "u_bar_minus, low-passed for long"};
  State plus            {"n", "V", "u_bar_plus above E_L, before the delay"};
  State minus           {"n", "V", "u_bar_minus above E_L, before the delay"};
  State bar             {"n", "V", "u_bar_bar above E_L"};
  State past_plus       {"n lag", "V", "plus of the latest ticks"};
  State past_minus      {"n lag", "V", "minus of the latest ticks"};
  State place           {"", "1", "column that is written next"};

  void develop(Setup& setup) { setup.set_axis("lag", std::llround(delay_u_bars.value / setup.dt()) + 1); }

  void tick(Tick now) {
    const Real rest = E_L;
    const auto follow = [&](Real tau) { return -std::expm1(-now.dt / tau); };
    plus.array() += follow(tau_u_bar_plus) * (V.array() - rest - plus.array());
    minus.array() += follow(tau_u_bar_minus) * (V.array() - rest - minus.array());
    bar += follow(tau_u_bar_bar) * (minus - bar);
    auto old_plus = past_plus.matrix();
    auto old_minus = past_minus.matrix();
    const Real next = place;
    const Index written = next >= 0 && next < static_cast<Real>(old_plus.cols()) ? static_cast<Index>(next) : 0;
    old_plus.col(written) = plus;
    old_minus.col(written) = minus;
    const Index oldest = (written + 1) % old_plus.cols();
    place = static_cast<Real>(oldest);
    u_bar_plus.array() = rest + old_plus.col(oldest).array();
    u_bar_minus.array() = rest + old_minus.col(oldest).array();
    u_bar_bar.array() = rest + bar.array();
  }
};

}  // namespace voltage_traces

ANLAGE_PLUGIN(voltage_traces::VoltageTraces)
