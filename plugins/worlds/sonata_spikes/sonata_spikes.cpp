// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "../../common/hdf5_file.hpp"
#include "../common/event_tick.hpp"

namespace sonata_spikes {
using namespace anlage;

/// Spikes out of a SONATA file: `timestamps` in milliseconds and `node_ids` (`gids` in older files), in /spikes or in a population
/// below it. Unit i plays node first + i. A spike falls into the tick nearest to its time, kept to the microsecond.
struct SonataSpikes {
  static constexpr const char* doc = "spikes out of a SONATA file";
  static constexpr const char* citation = "Dai et al. 2020, PLoS Computational Biology 16:e1007696";

  Text  data       {"HDF5 file of spikes"};
  Text  population {"group below /spikes; left out: the only one", optional};
  Param first      {0, "1", "node that unit 0 plays", {0, 1e9}, birth | integer};
  Out   spike      {"n", "1", "spikes of this tick", events};
  Table<std::uint32_t> time {"event", "us", "times of the spikes, in order"};
  Table<std::uint32_t> unit {"event", "1", "units of the spikes"};

  struct Event {
    std::uint32_t time;  // [us]
    std::uint32_t node;
  };

  void develop(Setup& setup) {
    const std::vector<Event> events = read(setup.find_data(data.string()));
    std::int64_t highest = 0;
    for (const Event& event : events) highest = std::max<std::int64_t>(highest, event.node);
    if (setup.axis("n") < 0) setup.set_axis("n", std::max<std::int64_t>(1, highest - static_cast<std::int64_t>(first.value) + 1));
    setup.set_axis("event", std::max<std::int64_t>(1, static_cast<std::int64_t>(events.size())));
  }

  void fill() {
    std::vector<Event> events = read(data.string());
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.time < b.time; });
    time.set(0, 0, never);
    for (std::size_t e = 0; e < events.size(); ++e) {
      time.set(static_cast<Index>(e), 0, events[e].time);
      unit.set(static_cast<Index>(e), 0, events[e].node);
    }
  }

  void advance(Tick now) {
    spike.setZero();
    const worlds::EventTick tick_of(now);
    const auto tick = static_cast<std::int64_t>(now.index);
    const std::uint32_t* const begin = time.data();
    const std::uint32_t* const end = begin + time.size();
    const auto* at = std::lower_bound(begin, end, tick, [&](std::uint32_t event, std::int64_t wanted) {
      return event != never && tick_of.of_microseconds(event) < wanted;
    });
    for (; at != end && *at != never && tick_of.of_microseconds(*at) == tick; ++at) {
      const std::int64_t i = static_cast<std::int64_t>(unit[at - begin]) - static_cast<std::int64_t>(first.value);
      if (i >= 0 && i < spike.size()) spike[i] += 1;
    }
  }

  std::vector<Event> read(const std::string& path) const {
    const plugins::Hdf5File file(path);
    std::string group = "/spikes/";
    if (!population.empty()) {
      group += population.string() + "/";
    } else if (!file.has("/spikes/timestamps")) {
      const std::vector<std::string> groups = file.members("/spikes");
      if (groups.size() != 1)
        throw Failure(path + ": holds spikes of " + std::to_string(groups.size()) + " populations: name one with population");
      group += groups[0] + "/";
    }
    const std::vector<double> times = file.numbers(group + "timestamps");
    const std::vector<double> nodes = file.numbers(group + (file.has(group + "node_ids") ? "node_ids" : "gids"));
    std::vector<Event> events;
    for (std::size_t e = 0; e < times.size(); ++e) {
      if (e >= nodes.size() || !(times[e] >= 0 && times[e] < 4.294e6) || !(nodes[e] >= 0 && nodes[e] < 4e9))
        throw Failure(path + ": spike " + std::to_string(e) + " has no node, or its time is not 0 to 4294 s");
      events.push_back({static_cast<std::uint32_t>(std::llround(times[e] * 1e3)), static_cast<std::uint32_t>(nodes[e])});
    }
    return events;
  }

  static constexpr std::uint32_t never = 0xFFFFFFFFu;  // where no spike is listed
};

}  // namespace sonata_spikes

ANLAGE_PLUGIN(sonata_spikes::SonataSpikes)
