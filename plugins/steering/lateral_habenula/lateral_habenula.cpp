// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace lateral_habenula {
using namespace anlage;

/// What is worse than foretold: a reward that fails to come, a punishment that does, a cue that announces either.
///   omission = max(0, expected - reward)
///   relief   = max(0, gain feared - punishment)
///   rate     = omission + punishment - gain min(feared, punishment) - relief + bad
/// A gain below 1 leaves part of every punishment unforetold. `rate` falls below 0 where less came than was feared.
struct LateralHabenula {
  static constexpr const char* doc = "what is worse than foretold; it stops dopamine cells";
  static constexpr const char* citation =
      "Matsumoto & Hikosaka 2007, Nature 447:1111-1115; Mollick et al. 2020, Psychological Review 127:972-1021";

  Param gain       {0.5, "1", "share of a punishment that can be foretold away", {0, 1}};
  In    reward     {"1", "*", "reward of this tick"};
  In    expected   {"1", "*", "reward that was foretold for this tick", optional};
  In    punishment {"1", "*", "punishment of this tick", optional};
  In    feared     {"1", "*", "punishment that was foretold for this tick", optional};
  In    bad        {"1", "*", "appearance of a cue that announces a punishment or an omission", optional};
  Out   omission   {"1", "*", "reward that was foretold and did not come"};
  Out   relief     {"1", "*", "punishment that was foretold and did not come"};
  Out   rate       {"1", "*", "activity above the resting rate"};

  void steer(Tick) {
    const Real hope = std::max(Real(0), expected[0]), fear = std::max(Real(0), feared[0]);
    const Real softened = Real(gain) * std::min(fear, punishment[0]);
    omission[0] = std::max(Real(0), hope - reward[0]);
    relief[0] = std::max(Real(0), Real(gain) * fear - punishment[0]);
    rate[0] = omission[0] + punishment[0] - softened - relief[0] + bad[0];
  }
};

}  // namespace lateral_habenula

ANLAGE_PLUGIN(lateral_habenula::LateralHabenula)
