// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace sail_net_units {
using namespace anlage;

/// SAILnet's units: leaky integrators, tau du/dt = drive - u, that spike where u reaches the threshold and start from 0
/// again. In the tick `decide` their spikes since the last picture become `count`, and threshold += gamma (count - p).
struct SailNetUnits {
  static constexpr const char* doc = "spiking units that adapt their thresholds to a given number of spikes";
  static constexpr const char* citation =
      "Zylberberg, Murphy & DeWeese 2011, PLoS Computational Biology 7:e1002250";

  Param tau       {10e-3, "s", "membrane time constant", {1e-6, infinity}};
  Param p         {0.05, "1", "spikes that a unit is meant to send for a picture", {0, infinity}};
  Param gamma     {0.1, "1", "rate of the thresholds", {0, infinity}};
  In    drive     {"n", "*", "feed-forward and lateral drive"};
  In    decide    {"", "1", "not 0 in the tick when the spikes of a picture are summed up"};
  State u         {"n", "*", "potential", "zero"};
  State threshold {"n", "*", "threshold", "constant 2"};
  State running   {"n", "1", "spikes of this picture", "zero"};
  State last      {"n", "1", "spikes of the picture before", "zero"};
  Out   spike     {"n", "1", "1 where the unit spikes"};
  Out   count     {"n", "1", "spikes of the picture summed up last"};

  void tick(Tick now) {
    const Real step = std::min(now.dt / tau, Real(1));
    for (Index i = 0; i < u.size(); ++i) {
      u[i] += step * (drive[i] - u[i]);
      spike[i] = u[i] >= threshold[i] ? Real(1) : Real(0);
      u[i] *= 1 - spike[i];
      running[i] += spike[i];
    }
    if (decide != 0) sum_up();
    count = last;
  }
  void sum_up() {
    last = running;
    threshold += gamma * last;
    threshold.array() -= Real(gamma) * Real(p);
    running = Real(0);
    u = Real(0);
  }
};

}  // namespace sail_net_units

ANLAGE_PLUGIN(sail_net_units::SailNetUnits)
