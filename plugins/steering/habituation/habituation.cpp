// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace habituation {
using namespace anlage;

/// A reflex that grows tired of what keeps coming, and recovers:
///   response = h max(stimulus, 0),   h -= rate response,   then h += (1 - exp(-dt / tau)) (1 - h)
/// Stimuli of 1 in a row leave h = (1 - rate)^n where there is no time to recover.
struct Habituation {
  static constexpr const char* doc = "a response that wanes as its stimulus is repeated, and recovers";
  static constexpr const char* citation = "Groves & Thompson 1970, Psychological Review 77:419-450";

  Param     rate       {0.1, "1", "part of the response that a stimulus of 1 costs", {0, 1}};
  Param     tau        {60.0, "s", "time constant of recovery", {1e-3, infinity}};
  In        stimulus   {"1", "*", "what keeps coming"};
  In        dishabituate {"1", "1", "1: something else has happened; all is as at first", optional};
  Mutable   h          {1.0, "1", "what is left of the response", {0, 1}};
  Out       response   {"1", "*", "the reflex"};

  void steer(Tick now) {
    if (dishabituate[0] > 0) h = Real(1);
    response[0] = h * std::max(stimulus[0], Real(0));
    h -= rate * response[0];
    h += (1 - std::exp(-now.dt / tau)) * (1 - h);
  }
};

}  // namespace habituation

ANLAGE_PLUGIN(habituation::Habituation)
