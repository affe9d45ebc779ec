// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace hopfield {
using namespace anlage;

/// Hopfield's units, one synchronous step a tick: rate = cue where the cue is not 0, else the sign of the drive, and as
/// before where that is 0.
struct Hopfield {
  static constexpr const char* doc = "sign units, updated all at once";
  static constexpr const char* citation =
      "Hopfield 1982, Proceedings of the National Academy of Sciences 79:2554-2558";

  In    drive {"n", "*", "summed synaptic drive"};
  In    cue   {"n", "1", "what is shown: 1, -1, or 0 where the unit is free", optional};
  State s     {"n", "1", "the units' states", "constant 1"};
  Out   rate  {"n", "1", "1 or -1"};

  void tick(Tick) {
    for (Index i = 0; i < s.size(); ++i) {
      const Real wanted = cue[i] != 0 ? cue[i] : drive[i];
      s[i] = wanted > 0 ? Real(1) : wanted < 0 ? Real(-1) : s[i];
    }
    rate = s;
  }
};

}  // namespace hopfield

ANLAGE_PLUGIN(hopfield::Hopfield)
