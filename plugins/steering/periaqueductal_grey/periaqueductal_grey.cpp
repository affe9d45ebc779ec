// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace periaqueductal_grey {
using namespace anlage;

/// Flight and freezing: two leaky integrators of evidence, each with a threshold and noise.
///   tau dV/dt = -V + h gain threat + noise,   flight begins where V >= threshold
///   tau dF/dt = -F + sweep + noise,           freezing begins where F >= threshold and there is no flight
/// Each lasts `bout` seconds. Vigour of flight is the largest V since it began. What comes to nothing is habituated to: as a
/// flight begins, h loses the part `habituation`; it recovers with the time constant `recovery`.
/// With constant threat c and without noise, V reaches the threshold after -tau ln(1 - threshold / (gain c)).
struct PeriaqueductalGrey {
  static constexpr const char* doc = "threat adds up to flight, and what sweeps to freezing";
  static constexpr const char* citation = "Evans et al. 2018, Nature 558:590-594";

  Param   tau         {0.2, "s", "time constant of both integrators", {1e-3, 100}};
  Param   gain        {1.0, "1", "what threat counts", {0, infinity}};
  Param   threshold   {0.3, "1", "evidence at which a bout begins", {0, infinity}};
  Param   sigma       {0.05, "1", "standard deviation of the noise of both", {0, infinity}};
  Param   bout        {1.0, "s", "how long flight or freezing lasts", {0, 1000}};
  Param   habituation {0.0, "1", "part of h that a flight costs", {0, 1}};
  Param   recovery    {600.0, "s", "time constant with which h returns to 1", {1e-2, infinity}};
  In      threat      {"", "1", "something looms"};
  In      sweep       {"", "1", "something small sweeps"};
  Mutable h           {1.0, "1", "how much threat still counts", {0, 1}};
  State   V           {"", "1", "evidence for flight"};
  State   F           {"", "1", "evidence for freezing"};
  State   flees       {"", "s", "how long flight is to last"};
  State   rests       {"", "s", "how long freezing is to last"};
  State   force       {"", "1", "vigour of this flight"};
  Out     flight      {"1", "1", "vigour of flight; 0: none"};
  Out     freezing    {"1", "1", "1 while it freezes"};
  Broadcast onset     {"1", "1 in the tick in which a flight begins"};
  Rng     noise       {"noise of both integrators"};

  void steer(Tick now) {
    const Real kept = std::exp(-now.dt / tau), jitter = sigma * std::sqrt(1 - kept * kept);
    V = kept * V.value() + (1 - kept) * h * gain * threat.value() + jitter * noise.normal(now, 0);
    F = kept * F.value() + (1 - kept) * sweep.value() + jitter * noise.normal(now, 1);
    h += now.dt / recovery * (1 - h);
    flees = flees.value() - now.dt;
    rests = rests.value() - now.dt;
    const bool begins = flees <= 0 && V >= threshold;
    if (begins) {
      flees = Real(bout);
      force = Real(0);
      h -= habituation * h;
    }
    if (flees <= 0 && rests <= 0 && F >= threshold) rests = Real(bout);
    force = std::max(force.value(), V.value());
    flight[0] = flees > 0 ? force.value() : Real(0);
    freezing[0] = Real(rests > 0 && flees <= 0);
    onset = Real(begins);
  }
};

}  // namespace periaqueductal_grey

ANLAGE_PLUGIN(periaqueductal_grey::PeriaqueductalGrey)
