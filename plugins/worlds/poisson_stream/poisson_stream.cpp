// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "poisson.hpp"

namespace poisson_stream {
using namespace anlage;

/// Random spikes, independent of one another and of the past:
///   rate_i = contrast (rate + gain drive_i), at least 0;   the mean number of spikes a tick is rate_i dt
///   binary: 1 with probability min(rate_i dt, 1), else 0;   counts: a Poisson number
/// With pause above 0 it sends for `show`, is silent for `pause`, and so on.
struct PoissonStream {
  static constexpr const char* doc = "independent Poisson spike trains of given rates";

  Choice output {"binary counts", "0 or 1 a tick, or the number of spikes that fall into it"};
  Param  rate   {0.0, "Hz", "rate of every train", {0, infinity}};
  Param  gain   {1.0, "*", "rate for a drive of 1"};
  Param  show   {1.0, "s", "time of sending", {0, infinity}};
  Param  pause  {0.0, "s", "time of silence after it", {0, infinity}};
  In     drive  {"n", "*", "what rates follow, such as an image", optional};
  Out    spike  {"n", "1", "spikes of this tick", events};
  Modulator contrast {"1", "what rates are multiplied by, 1 if unconnected", optional};
  Rng    chance {"spikes"};

  void advance(Tick now) {
    if (pause > 0 && silent(now)) {
      spike.setZero();
      return;
    }
    const Real strength = contrast.connected() ? Real(contrast) : Real(1);
    const Real base = strength * rate, scale = strength * gain, dt = now.dt;
    const bool binary = output == "binary";
    PoissonNumbers poisson_number;
    for (Index i = 0; i < spike.size(); i += 4) {
      const Index count = std::min<Index>(4, spike.size() - i);
      Real mean[4] = {};
      Real most = 0;
      for (Index l = 0; l < count; ++l) {
        mean[l] = std::max(base + scale * drive[i + l], Real{0}) * dt;
        most = std::max(most, mean[l]);
        spike[i + l] = 0;
      }
      if (most == 0) continue;
      if (!(most <= Real(most_spikes))) throw Failure("more than 500 spikes a tick are expected: lower rate or gain");
      const auto word = chance.random().words(now.index, static_cast<std::uint64_t>(i / 4));
      for (Index l = 0; l < count; ++l) {
        const double uniform = (word[static_cast<std::size_t>(l)] + 0.5) * 0x1p-32;
        spike[i + l] = binary ? Real(uniform < double{mean[l]}) : poisson_number(uniform, double{mean[l]});
      }
    }
  }

  bool silent(Tick now) const {
    const double length = show.value + pause.value;
    const double middle = now.time + now.dt / 2;
    return middle - std::floor(middle / length) * length > show.value;
  }
};

}  // namespace poisson_stream

ANLAGE_PLUGIN(poisson_stream::PoissonStream)
