// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace target_error {
using namespace anlage;

/// The teacher: tells a learner what it should have answered.
///   error_i   = target_i - prediction_i
///   loss      = mean_i error_i^2
///   agreement = 1 where the largest prediction and the largest target are the same unit, else 0
/// Supervision comes from outside the learner. Without a target there is none: error, loss and agreement are then 0.
struct TargetError {
  static constexpr const char* doc = "the teacher: target minus prediction, and how often the two agree";
  static constexpr const char* citation = "Widrow & Hoff 1960, IRE WESCON Convention Record 4:96-104";

  In  prediction {"n", "*", "the learner's answer"};
  In  target     {"n", "*", "what the answer should have been", optional};
  Out error      {"n", "*", "target minus prediction", error_signal};
  Out loss       {"", "*", "mean square of the error"};
  Out agreement  {"", "1", "1 where prediction and target point at the same unit, else 0"};

  void steer(Tick) {
    loss = Real{0};
    agreement = Real{0};
    error.setZero();
    if (!target.connected() || error.size() == 0) return;
    Real sum = 0;
    for (Index i = 0; i < error.size(); ++i) {
      const Real difference = target[i] - prediction[i];
      error[i] = difference;
      sum += difference * difference;
    }
    loss = sum / static_cast<Real>(error.size());
    agreement = Real(largest(prediction) == largest(target));
  }

  /// The first of the largest.
  static Index largest(const In& signal) {
    Index best = 0;
    for (Index i = 1; i < signal.size(); ++i)
      if (signal[i] > signal[best]) best = i;
    return best;
  }
};

}  // namespace target_error

ANLAGE_PLUGIN(target_error::TargetError)
