// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace hindsight_error {
using namespace anlage;

/// What came, minus what was foretold h = `horizon` ticks ago: the supervisor of a short-term predictor.
///   signal   error_j = truth_j(t) - prediction_j(t - h)
///   return   error_j = sum_{k=1..h} gamma^(k-1) truth_j(t - h + k) + gamma^h prediction_j(t) - prediction_j(t - h)
/// A signal is what the line will be; a return is all that is still to come, where truth is reward.
struct HindsightError {
  static constexpr const char* doc = "ground truth, minus what was foretold about it some ticks ago";
  static constexpr const char* citation =
      "Widrow & Hoff 1960, IRE WESCON Convention Record 4:96-104; Sutton 1988, Machine Learning 3:9-44";

  Choice foretold   {"signal return", "what is foretold: the line itself, or all that it is still to bring"};
  Param  horizon    {1, "1", "ticks from a prediction to the truth about it", {0, 1024}, integer | birth};
  Param  gamma      {1.0, "1", "return: discount a tick", {0, 1}};
  In     prediction {"n", "*", "what is foretold now"};
  In     truth      {"n", "*", "what the innate circuit knows now"};
  State  said       {"n depth", "*", "predictions of the last ticks, latest first"};
  State  came       {"n depth", "*", "truths of the last ticks, latest first"};
  Out    error      {"n", "*", "truth minus prediction", error_signal};
  Broadcast dopamine {"*", "their mean"};

  void develop(Setup& setup) {
    if (foretold == "return" && horizon.value < 1)
      throw Failure(
          "a return needs a horizon of at least 1 tick: it compares the prediction of now with an earlier one");
    setup.set_axis("depth", std::max<std::int64_t>(1, static_cast<std::int64_t>(horizon.value)));
  }
  void steer(Tick) {
    const auto h = static_cast<Index>(horizon.value);
    auto predictions = said.matrix(), truths = came.matrix();
    Real sum = 0;
    for (Index j = 0; j < error.size(); ++j) {
      const Real before = h > 0 ? predictions(j, h - 1) : prediction[j];
      error[j] = foretold == "signal" ? truth[j] - before : gained(j, h) - before;
      sum += error[j];
      for (Index k = h - 1; k > 0; --k) predictions(j, k) = predictions(j, k - 1), truths(j, k) = truths(j, k - 1);
      if (h > 0) predictions(j, 0) = prediction[j], truths(j, 0) = truth[j];
    }
    dopamine = error.size() > 0 ? sum / static_cast<Real>(error.size()) : Real(0);
  }
  /// Truths since the prediction, the earliest first, and what is foretold now.
  Real gained(Index j, Index h) const {
    Real discount = 1, sum = 0;
    for (Index k = h - 2; k >= -1; --k) {
      sum += discount * (k < 0 ? truth[j] : came.matrix()(j, k));
      discount *= gamma;
    }
    return sum + discount * prediction[j];
  }
};

}  // namespace hindsight_error

ANLAGE_PLUGIN(hindsight_error::HindsightError)
