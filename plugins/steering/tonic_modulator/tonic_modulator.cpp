// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace tonic_modulator {
using namespace anlage;

/// The level of a neuromodulator: what there is at rest, and what adds to it. Who hears it, and through which receptor, is said
/// where it is heard.
///   level = tonic + drive
struct TonicModulator {
  static constexpr const char* doc = "level of a neuromodulator: at rest, and what adds to it";
  static constexpr const char* citation =
      "Doya 2002, Neural Networks 15:495-506; Collins & Frank 2014, Psychological Review 121:337-366";

  Param     tonic {0.0, "*", "level at rest"};
  In        drive {"", "*", "what adds to it", optional};
  Broadcast level {"*", "the level"};

  void steer(Tick) { level = tonic + drive.value(); }
};

}  // namespace tonic_modulator

ANLAGE_PLUGIN(tonic_modulator::TonicModulator)
