// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace rhythm_generator {
using namespace anlage;

/// A half-centre oscillator: flexor and extensor inhibit each other and tire.
///   tau_x dx_k/dt = -x_k - fatigue f_k - inhibition y_j + drive,   tau_f df_k/dt = -f_k + y_k,   y = max(x, 0)
/// It beats where 1 + tau_x / tau_f < inhibition < 1 + fatigue. Drive changes how strongly it beats and not how fast.
struct RhythmGenerator {
  static constexpr const char* doc = "a half-centre oscillator: two halves that inhibit each other and tire in turn";
  static constexpr const char* citation = "Brown 1911, Proc. R. Soc. B 84:308-319; Matsuoka 1985, Biological Cybernetics 52:367-376";

  Param tau_x      {0.1, "s", "time constant of the cells", {1e-4, 100}};
  Param tau_f      {0.4, "s", "time constant of their fatigue", {1e-4, 100}};
  Param fatigue    {2.5, "1", "how much they tire", {0, 100}};
  Param inhibition {2.0, "1", "how much they inhibit each other", {0, 100}};
  In    drive      {"1", "1", "command to move; 0: rest"};
  State x          {"half", "1", "potentials"};
  State f          {"half", "1", "fatigue"};
  Out   rate       {"half", "1", "flexor, extensor"};

  void develop(Setup& setup) { setup.set_axis("half", 2); }
  void steer(Tick now) {
    const Real step = std::min(now.dt / tau_x, Real(1)), slow = std::min(now.dt / tau_f, Real(1));
    const Real y[] = {std::max(x[0], Real(0)), std::max(x[1], Real(0))};
    for (Index k = 0; k < 2; ++k) {
      const Real asked = std::max(drive[0], Real(0)) * (k == 0 ? Real(1) : Real(0.999));  // never quite alike, or nothing begins
      x[k] += step * (-x[k] - fatigue * f[k] - inhibition * y[1 - k] + asked);
      f[k] += slow * (-f[k] + y[k]);
      rate[k] = std::max(x[k], Real(0));
    }
  }
};

}  // namespace rhythm_generator

ANLAGE_PLUGIN(rhythm_generator::RhythmGenerator)
