// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace equilibrium_units {
using namespace anlage;

/// Units that run downhill in an energy shared with their neighbours,
///   s += step * (drive + feedback - s + beta * (target - s)), kept between 0 and 1; rate = s.
/// The activity is rho(s) = min(max(s, 0), 1), whose slope is 1 wherever s is allowed to be.
struct EquilibriumUnits {
  static constexpr const char* doc = "units that settle to an equilibrium, and are nudged towards a target";
  static constexpr const char* citation = "Scellier & Bengio 2017, Frontiers in Computational Neuroscience 11:24";

  Param  step     {0.5, "1", "part of the way to its drive that a unit goes in a tick", {0, 1}};
  Choice start_at {"zero last", "where a new sample begins: at 0, or where the last one ended", birth};
  In     drive    {"n", "*", "summed synaptic drive from below, biases included"};
  In     feedback {"n", "*", "summed synaptic drive from above", optional};
  In     target   {"n", "*", "what the units are nudged towards", optional};
  Modulator start {"1", "not 0 in the first tick of a sample", optional};
  Modulator beta  {"1", "strength of the nudge", optional};
  State  s    {"n", "*", "state"};
  Out    rate {"n", "*", "activity"};

  void tick(Tick) {
    if (start != 0 && start_at == "zero") s.setZero();
    const Real* above = feedback.connected() ? feedback.data() : nullptr;
    const Real* wish = target.connected() ? target.data() : nullptr;
    const Real part = step, nudge = wish == nullptr ? Real(0) : Real(beta);
    for (Index i = 0; i < s.size(); ++i) {
      Real pull = drive[i] - s[i];
      if (above != nullptr) pull += above[i];
      if (wish != nullptr) pull += nudge * (wish[i] - s[i]);
      const Real next = s[i] + part * pull;
      s[i] = next < 0 ? Real(0) : (next > 1 ? Real(1) : next);
    }
    rate = s;
  }
};

}  // namespace equilibrium_units

ANLAGE_PLUGIN(equilibrium_units::EquilibriumUnits)
