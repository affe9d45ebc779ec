// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/functions.hpp"

namespace predictive_units {
using namespace anlage;

/// A layer of predictive coding: value units v that are predicted from below and correct the layer below,
///   eps = v - prediction,   dv = step * (-eps + f'(v) * feedback),   rate = f(v),
/// which goes downhill in the energy sum eps^2 / 2. `start` begins a new sample: v is then the prediction itself. A target
/// holds v in its place while `clamp` lets it.
struct PredictiveUnits {
  static constexpr const char* doc = "value and error units of predictive coding";
  static constexpr const char* citation = "Rao & Ballard 1999, Nature Neuroscience 2:79-87; Whittington & Bogacz 2017, "
                                          "Neural Computation 29:1229-1262";

  Choice function {regions::function_words, "how a value becomes a rate"};
  Param  step     {0.1, "1", "part of the way that inference goes in a tick", {0, 1}};
  In     drive    {"n", "*", "prediction from below"};
  In     feedback {"n", "*", "errors of the layer that this one predicts, weighted", optional};
  In     target   {"n", "*", "value that is imposed", optional};
  Modulator start {"1", "not 0 in the first tick of a sample"};
  Modulator clamp {"1", "not 0 while the target is imposed; always if unconnected", optional};
  State  v      {"n", "*", "value"};
  State  eps    {"n", "*", "value minus prediction"};
  Out    rate   {"n", "*", "activity"};
  Out    error  {"n", "*", "value minus prediction", error_signal};
  Out    energy {"", "*", "half the sum of squared errors"};

  void tick(Tick) {
    const bool held = target.connected() && (!clamp.connected() || clamp != 0);
    if (held) {
      v = target;
    } else if (start != 0) {
      v = drive;
    } else {
      infer();
    }
    eps = v - drive;
    error = eps;
    energy = Real(0.5) * eps.squaredNorm();
    regions::answers(function.index(), v.data(), v.size(), [&](Index i, regions::Answer answer) { rate[i] = answer.rate; });
  }

  void infer() {
    const Real* above = feedback.connected() ? feedback.data() : nullptr;
    const Real part = step;
    regions::answers(function.index(), v.data(), v.size(), [&](Index i, regions::Answer answer) {
      v[i] += part * ((above == nullptr ? Real(0) : answer.slope * above[i]) - eps[i]);
    });
  }
};

}  // namespace predictive_units

ANLAGE_PLUGIN(predictive_units::PredictiveUnits)
