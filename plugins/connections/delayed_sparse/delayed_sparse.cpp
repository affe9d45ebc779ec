// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/draws.hpp"
#include "../common/past.hpp"

namespace delayed_sparse {
using namespace anlage;

/// Every receiving unit draws `fan_in` different senders, and each synapse a delay of its own:
///   y_j(t) = sum_k w[j, k] x[s(j, k)](t - d(j, k)).
/// A rule sees the signal as it arrives at the synapse, after the delay.
struct DelayedSparse {
  static constexpr const char* doc = "each receiving unit draws its senders, and each synapse its own delay";

  Param fan_in {10, "1", "senders of each receiving unit", {1, 1e6}, birth | integer};
  Param delay_min {0, "s", "shortest delay, on top of the projection's", {0, 10}, birth};
  Param delay_max {10e-3, "s", "longest delay, on top of the projection's", {0, 10}, birth};
  State past {"pre depth", "*", "signals of the last ticks, newest first"};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  static Index ticks(const char* name, const Param& delay, double dt) {
    const std::int64_t whole = connections::whole_ticks(delay.value, dt);
    if (whole >= 0) return whole;
    throw Failure(std::string(name) + " = " + std::to_string(delay.value) + " s is no whole number of ticks of " +
                  std::to_string(dt) + " s");
  }

  void develop(Setup& setup) {
    const auto k = static_cast<Index>(fan_in.value);
    if (k > setup.pre())
      throw Failure("fan_in = " + std::to_string(k) + ", and there are only " + std::to_string(setup.pre()) +
                    " senders: each is drawn at most once");
    const Index shortest = ticks("delay_min", delay_min, setup.dt()), longest = ticks("delay_max", delay_max, setup.dt());
    if (shortest > longest)
      throw Failure("delay_min = " + std::to_string(delay_min.value) + " s is longer than delay_max = " +
                    std::to_string(delay_max.value) + " s");
    setup.set_axis("depth", longest + 1);
    setup.sparse(k);
    setup.relay("past");
  }

  void wire(Wiring& wiring) {
    const Index pre = past.matrix().rows(), depth = past.matrix().cols();
    const Index shortest = ticks("delay_min", delay_min, wiring.dt());
    connections::Sampler sampler(pre);
    for (Index j = 0; j < wiring.post(); ++j) {
      connections::Draws draws(wiring.random(0), j), delays(wiring.random(1), j);
      const auto& senders = sampler.draw_without(draws, j, wiring.fan_in(), -1);
      for (Index k = 0; k < wiring.fan_in(); ++k) {
        const Index delay = shortest + delays.below(depth - shortest);
        wiring.connect(j, k, delay * past.stride() + senders[static_cast<std::size_t>(k)]);
      }
    }
  }

  void transmit(Transmit& t) {
    connections::remember(past, t.x(), past.matrix().rows());
    linear(t, past.data());
  }
};

}  // namespace delayed_sparse

ANLAGE_PLUGIN(delayed_sparse::DelayedSparse)
