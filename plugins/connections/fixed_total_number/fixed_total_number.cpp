// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "../common/arriving.hpp"
#include "../common/draws.hpp"
#include "../common/past.hpp"
#include "../common/unequal.hpp"

namespace fixed_total_number {
using namespace anlage;

/// So many synapses in all; each draws its sender, its receiver and its delay for itself:
///   y_j(t) = sum over synapses s that end at j of w_s x_pre(s)(t - d_s),
///   d_s normal with mean `delay` and deviation `delay_sd`, drawn again outside 0 to delay + 4 delay_sd, in whole ticks.
/// A rule sees the signal as it is sent.
struct FixedTotalNumber {
  static constexpr const char* doc = "so many synapses in all, each with a sender, a receiver and a delay drawn for itself";
  static constexpr const char* citation = "Potjans & Diesmann 2014, Cerebral Cortex 24:785-806";

  Param synapses {100, "1", "synapses in all", {1, 1e9}, birth | integer};
  Param delay {0, "s", "mean delay, on top of the projection's", {0, 10}, birth};
  Param delay_sd {0, "s", "standard deviation of delays", {0, 10}, birth};
  State arriving {"post depth", "*", "what arrives in each of the next ticks; the columns are used in turn"};
  Table<std::uint16_t> ticks {"place", "1", "delay of each synapse in ticks"};
  Weights w {"post pre", "1", "synaptic weight", "constant 1"};

  void develop(Setup& setup) {
    connections::InDegrees degrees(setup.post());
    connections::Draws draws(Random(setup.key(), 0), 0);
    for (std::int64_t s = 0; s < static_cast<std::int64_t>(synapses.value); ++s) degrees.add(draws.below(setup.post()));
    degrees.plan(setup);
    const double longest = (delay.value + 4 * delay_sd.value) / setup.dt();
    if (!(longest < 65535))
      throw Failure("delay + 4 delay_sd = " + std::to_string(delay.value + 4 * delay_sd.value) + " s is more than 65535 ticks of " +
                    std::to_string(setup.dt()) + " s");
    setup.set_axis("depth", std::llround(longest) + 1);
    setup.set_axis("place", connections::places(setup.post(), degrees.largest()));
  }

  void wire(Wiring& wiring) {
    std::vector<std::int64_t> degrees(static_cast<std::size_t>(wiring.post()), 0);
    connections::Draws receivers(wiring.random(0), 0);
    for (std::int64_t s = 0; s < static_cast<std::int64_t>(synapses.value); ++s)
      ++degrees[static_cast<std::size_t>(receivers.below(wiring.post()))];
    std::vector<std::int64_t> senders;
    for (Index j = 0; j < wiring.post(); ++j) {
      connections::Draws draws(wiring.random(1), j), delays(wiring.random(2), j);
      senders.resize(static_cast<std::size_t>(degrees[static_cast<std::size_t>(j)]));
      for (std::int64_t& sender : senders) sender = draws.below(wiring.pre());
      std::sort(senders.begin(), senders.end());
      for (std::size_t k = 0; k < senders.size(); ++k) {
        wiring.connect(j, static_cast<Index>(k), senders[k]);
        ticks.set(connections::place_of(wiring, j, static_cast<Index>(k)), 0, draw_delay(delays, wiring.dt()));
      }
    }
  }

  std::uint16_t draw_delay(connections::Draws& draws, double dt) const {
    while (true) {
      const double drawn = delay_sd.value == 0 ? delay.value : delay.value + delay_sd.value * draws.normal();
      const double whole = std::round(drawn / dt);
      if (whole >= 0 && whole < static_cast<double>(arriving.matrix().cols())) return static_cast<std::uint16_t>(whole);
    }
  }

  void transmit(Transmit& t) { connections::send_and_deliver(t, arriving, ticks); }
};

}  // namespace fixed_total_number

ANLAGE_PLUGIN(fixed_total_number::FixedTotalNumber)
