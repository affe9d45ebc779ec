// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace eprop_cells {
using namespace anlage;

/// Leaky integrate-and-fire cells for gradients through spikes:
///   v = exp(-dt / tau_m) v + drive - V_th spike(before),   spike = 1 where v >= V_th
///   psi = gamma / V_th max(0, 1 - |v - V_th| / V_th)       stands for the derivative of the spike by v
struct EpropCells {
  static constexpr const char* doc = "integrate-and-fire cells with a pseudo-derivative";
  static constexpr const char* citation =
      "Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein & Maass 2020, Nature Communications 11:3625";

  Param tau_m {20e-3, "s", "membrane time constant", {1e-5, 10}};
  Param V_th  {1.0, "1", "threshold", {1e-6, infinity}};
  Param gamma {0.3, "1", "height of the pseudo-derivative, in 1 / V_th", {0, 1}};
  In    drive {"n", "1", "what moves v"};
  Out   spike {"n", "1", "1 in the tick of a spike, else 0", events};
  Out   V_m   {"n", "1", "v"};
  Out   psi   {"n", "1", "pseudo-derivative"};
  State v     {"n", "1", "potential"};
  State fired {"n", "1", "spikes of the tick before"};

  void tick(Tick now) {
    const Real kept = std::exp(-now.dt / tau_m), threshold = V_th, height = gamma / V_th;
    v = kept * v + drive - threshold * fired;
    for (Index i = 0; i < spike.size(); ++i) {
      spike[i] = v[i] >= threshold ? Real{1} : Real{0};
      psi[i] = height * std::max(Real{0}, 1 - std::abs(v[i] - threshold) / threshold);
    }
    fired = spike;
    V_m = v;
  }
};

}  // namespace eprop_cells

ANLAGE_PLUGIN(eprop_cells::EpropCells)
