// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace ventral_tegmentum {
using namespace anlage;

/// Dopamine cells: a reward beyond what was foretold, a cue that foretells one, and the habenula against both.
///   primary  = max(0, reward - expected)
///   dopamine = tonic + primary + onset - habenula
///   burst    = max(0, dopamine - tonic),   dip = max(0, tonic - dopamine)
struct VentralTegmentum {
  static constexpr const char* doc = "dopamine cells: primary reward, learned value, and the habenula against both";
  static constexpr const char* citation =
      "O'Reilly, Frank, Hazy & Watz 2007, Behavioral Neuroscience 121:31-49; Mollick et al. 2020, Psychological Review "
      "127:972-1021";

  Param tonic    {0.0, "*", "dopamine while nothing happens"};
  In    reward   {"1", "*", "reward of this tick"};
  In    expected {"1", "*", "reward that was foretold for this tick", optional};
  In    onset    {"1", "*", "value of a cue that appears", optional};
  In    habenula {"1", "*", "what is worse than foretold", optional};
  Out   error    {"1", "*", "dopamine above tonic", error_signal};
  Broadcast dopamine {"*", "dopamine"};
  Broadcast burst    {"*", "dopamine above tonic, else 0"};
  Broadcast dip      {"*", "dopamine below tonic, else 0"};

  void steer(Tick) {
    const Real primary = std::max(Real(0), reward[0] - std::max(Real(0), expected[0]));
    const Real phasic = primary + onset[0] - habenula[0];
    error[0] = phasic;
    dopamine = tonic + phasic;
    burst = std::max(Real(0), phasic);
    dip = std::max(Real(0), -phasic);
  }
};

}  // namespace ventral_tegmentum

ANLAGE_PLUGIN(ventral_tegmentum::VentralTegmentum)
