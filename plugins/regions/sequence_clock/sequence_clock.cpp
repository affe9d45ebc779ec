// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace sequence_clock {
using namespace anlage;

/// A sparse sequence, as in the nucleus HVC of a songbird: every unit is active once, for a short time, one after the other.
///   age    = 0 in the tick of a start, else dt more than in the tick before; before the first start the clock rests
///   rate_k = 1 while k step <= age < k step + width, else 0
/// Without a start wired to it the sequence begins with life and again after its end. Nothing here is learned.
struct SequenceClock {
  static constexpr const char* doc = "units that are active once each, one after the other, after a start";
  static constexpr const char* citation = "Hahnloser, Kozhevnikov & Fee 2002, Nature 419:65-70";

  Param step  {10e-3, "s", "time from one unit's onset to the next one's", {1e-6, infinity}};
  Param width {10e-3, "s", "how long a unit is active", {0, infinity}};
  In    start {"1", "1", "the sequence begins anew where this is above 0", optional};
  State age   {"", "s", "time since the start; below 0: none yet", "constant -1"};
  Out   rate  {"n", "1", "1 for the units of this moment, else 0"};

  void tick(Tick now) {
    const double length = step.value * static_cast<double>(rate.size());
    const bool over = age < 0 || age + 1.5f * now.dt > length;
    if (start.connected() ? start[0] > 0 : over) {
      age = 0;
    } else if (age >= 0) {
      age += now.dt;
    }
    // A hundredth of a tick makes up for sums of dt that fall short of a whole number of steps.
    const double time = age.value() + 0.01 * static_cast<double>(now.dt);
    for (Index k = 0; k < rate.size(); ++k) {
      const double since = time - step.value * static_cast<double>(k);
      rate[k] = age >= 0 && since >= 0 && since < width.value ? Real(1) : Real(0);
    }
  }
};

}  // namespace sequence_clock

ANLAGE_PLUGIN(sequence_clock::SequenceClock)
