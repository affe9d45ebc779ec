// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace dorsal_raphe {
using namespace anlage;

/// Serotonin: tonic cells tell the average reward, bursts tell punishment, and the level sets how far ahead it is worth to look.
///   tau_b d average/dt = reward - average,   phasic += punishment, fades with tau
///   serotonin = rest + by_average average + phasic + request,   level_k = serotonin + ask_k
///   patience = least + (most - least) clamp(serotonin, 0, 1): the discount factor of a tick
struct DorsalRaphe {
  static constexpr const char* doc = "serotonin: the average reward, punishment, and the discount factor that they set";
  static constexpr const char* citation = "Doya 2002, Neural Networks 15:495-506; Daw, Kakade & Dayan 2002, Neural Networks 15:603-616; "
                                          "Cohen, Amoroso & Uchida 2015, eLife 4:e06346; Miyazaki et al. 2014, Current Biology 24:2033-2040";

  Param     rest       {0.5, "1", "serotonin without reward and punishment"};
  Param     by_average {0.0, "*", "what the average reward adds"};
  Param     tau_b      {100.0, "s", "time constant of the average", {1e-3, 1e9}};
  Param     tau        {0.5, "s", "how long a burst lasts", {1e-4, 1e4}};
  Param     least      {0.5, "1", "discount factor of a tick without serotonin", {0, 1}};
  Param     most       {0.99, "1", "discount factor of a tick with serotonin of 1", {0, 1}};
  In        reward     {"1", "*", "reward of this tick", optional};
  In        punishment {"1", "*", "punishment of this tick", optional};
  In        request    {"1", "1", "what else asks for it: waiting, safety, sleep below 0", optional};
  In        ask        {"compartment", "1", "what is asked for in one compartment alone", optional};
  State     average    {"", "*", "average reward"};
  State     phasic     {"", "*", "burst"};
  Out       level      {"compartment", "1", "serotonin where it is heard"};
  Broadcast serotonin  {"1", "serotonin, of all compartments"};
  Broadcast average_reward {"*", "average reward"};
  Broadcast patience   {"1", "discount factor of a tick"};

  void develop(Setup& setup) {
    if (setup.axis("compartment") < 0) setup.set_axis("compartment", 1);
  }
  void steer(Tick now) {
    average = average.value() + (1 - std::exp(-now.dt / tau_b)) * (reward[0] - average.value());
    phasic = std::exp(-now.dt / tau) * phasic.value() + std::max(punishment[0], Real(0));
    const Real all = rest + by_average * average.value() + phasic.value() + request[0];
    for (Index k = 0; k < level.size(); ++k) level[k] = all + ask[k];
    serotonin = all;
    average_reward = average.value();
    patience = least + (most - least) * std::clamp(all, Real(0), Real(1));
  }
};

}  // namespace dorsal_raphe

ANLAGE_PLUGIN(dorsal_raphe::DorsalRaphe)
