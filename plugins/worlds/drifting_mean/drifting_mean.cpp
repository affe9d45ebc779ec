// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace drifting_mean {
using namespace anlage;

/// Means that walk at random, each seen through noise.
///
///   mean(t) = keep mean(t-1) + step w(t),   x(t) = mean(t) + noise v(t),   w, v standard normal
struct DriftingMean {
  static constexpr const char* doc = "means that walk at random, seen through noise";
  static constexpr const char* citation = "Kalman 1960, Journal of Basic Engineering 82:35-45";

  Param  step  {0.1, "1", "standard deviation of a step", {0, infinity}};
  Param  noise {1.0, "1", "standard deviation of the noise", {0, infinity}};
  Param  keep  {1.0, "1", "share of the mean that stays: 1 is a random walk", {0, 1}};
  State  place {"n", "1", "the mean so far", "zero"};
  Out    x     {"n", "1", "what is seen"};
  Out    mean  {"n", "1", "what is behind it"};
  Rng    walk  {"steps"};
  Rng    veil  {"noise"};

  void develop(Setup& setup) {
    if (setup.axis("n") < 0) setup.set_axis("n", 1);
  }
  void advance(Tick now) {
    for (Index i = 0; i < x.size(); ++i) {
      place[i] = keep * place[i] + step * walk.normal(now, i);
      mean[i] = place[i];
      x[i] = place[i] + noise * veil.normal(now, i);
    }
  }
};

}  // namespace drifting_mean

ANLAGE_PLUGIN(drifting_mean::DriftingMean)
