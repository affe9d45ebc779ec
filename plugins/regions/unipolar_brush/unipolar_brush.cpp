// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace unipolar_brush {
using namespace anlage;

/// Unipolar brush cells: each mossy fibre is spread over cells that answer to it early or late, ON or OFF.
///   u_0 = x,  u_s += a (u_{s-1} - u_s) for s = 1 .. order + 1,  a = 1 - exp(-dt / tau_c)
///   b_c = (u_order - u_{order+1}) order! (e / order)^order
///   rate = max(b_c, 0) of the ON cell, max(-b_c, 0) of the OFF cell
/// A step of 1 is answered by a bump of height 1, at order * tau_c, as wide as it is late: (t / tau)^order exp(-t / tau). The times
/// tau_c of the `channels` lie evenly on a logarithmic scale. Two more cells a fibre pass it on undelayed: max(x, 0), max(-x, 0).
struct UnipolarBrush {
  static constexpr const char* doc = "mossy fibres spread over time: cells that answer early or late, ON or OFF";
  static constexpr const char* citation =
      "Guo, Huson, Macosko & Regehr 2021, Nature Communications 12:5491; Bullock, Fiala & Grossberg 1994, Neural Networks "
      "7:1101-1114";

  Param channels {12, "1", "cells of either kind for each fibre, besides those without delay", {0, 1000}, birth | integer};
  Param order    {4, "1", "low-passes before the bump: the higher, the narrower it is for its delay", {1, 16}, birth | integer};
  Param earliest {40e-3, "s", "time at which the first channel's answer to a step peaks", {1e-4, 100}};
  Param latest   {1.2, "s", "time at which the last channel's answer peaks", {1e-4, 1000}};
  In    drive    {"fibre", "*", "mossy fibres"};
  State u        {"stage cell", "*", "low-passed fibres"};
  Out   rate     {"n", "*", "fibre by fibre: ON and OFF without delay, then ON and OFF of each channel"};

  void develop(Setup& setup) {
    const auto per_fibre = static_cast<std::int64_t>(channels.value);
    setup.set_axis("stage", static_cast<std::int64_t>(order.value) + 1);
    const std::int64_t fibres = setup.axis("fibre");
    if (fibres < 0) return;
    setup.set_axis("cell", fibres * per_fibre);
    setup.set_axis("n", fibres * 2 * (per_fibre + 1));
  }

  void tick(Tick now) {
    const auto count = static_cast<Index>(channels.value), stages = static_cast<Index>(order.value);
    const auto height = static_cast<Real>(std::exp(std::lgamma(order.value + 1) + order.value * (1 - std::log(order.value))));
    const Index per_fibre = 2 * (count + 1);
    for (Index fibre = 0; fibre < drive.size(); ++fibre) send(drive[fibre], fibre * per_fibre);
    for (Index c = 0; c < count; ++c) {
      const auto a = static_cast<Real>(-std::expm1(-now.dt / tau(c, count)));
      for (Index fibre = 0; fibre < drive.size(); ++fibre) {
        const Index cell = fibre * count + c;
        Real last = drive[fibre], before = last;
        for (Index s = 0; s <= stages; ++s) {
          before = last;
          u(s, cell) += a * (before - u(s, cell));
          last = u(s, cell);
        }
        send(height * (before - last), fibre * per_fibre + 2 * (c + 1));
      }
    }
  }

  double tau(Index channel, Index count) const {
    const double place = count > 1 ? static_cast<double>(channel) / static_cast<double>(count - 1) : 0;
    return earliest.value * std::pow(latest.value / earliest.value, place) / order.value;
  }
  /// The ON and the OFF cell of one signal.
  void send(Real signal, Index to) {
    rate[to] = std::max(signal, Real(0));
    rate[to + 1] = std::max(-signal, Real(0));
  }
};

}  // namespace unipolar_brush

ANLAGE_PLUGIN(unipolar_brush::UnipolarBrush)
