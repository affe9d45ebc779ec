// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace tonic_modulator {
using namespace anlage;

/// The slow level of a neuromodulator, and how receptors of the two signs read it:
///   level = tonic + drive,   excited = max(0, 1 + level),   inhibited = max(0, 1 - level)
struct TonicModulator {
  static constexpr const char* doc = "slow level of a neuromodulator, and what receptors of both signs make of it";
  static constexpr const char* citation = "Doya 2002, Neural Networks 15:495-506; Collins & Frank 2014, Psychological Review 121:337-366";

  Param     tonic     {0.0, "*", "level at rest"};
  In        drive     {"", "*", "what adds to it", optional};
  Broadcast level     {"*", "the level"};
  Broadcast excited   {"*", "factor of what it excites, as dopamine does by D1 receptors"};
  Broadcast inhibited {"*", "factor of what it inhibits, as dopamine does by D2 receptors"};

  void steer(Tick) {
    const Real now = tonic + drive.value();
    level = now;
    excited = std::max(Real(0), 1 + now);
    inhibited = std::max(Real(0), 1 - now);
  }
};

}  // namespace tonic_modulator

ANLAGE_PLUGIN(tonic_modulator::TonicModulator)
