// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/event_tick.hpp"
#include "spike_list.hpp"

namespace spike_times {
using namespace anlage;

/// Given spikes, from three sources that add up:
///   times      "0.010 0.030; 0.020": the spikes of unit 0; of unit 1; …, in seconds
///   data       a CSV file with the columns unit and time [s]
///   interval   unit i spikes at start + i stagger + k interval, k = 0 … count - 1 (without end if count is 0)
/// A spike falls into the tick nearest to its time, which is kept to the microsecond. repeat: all begins again after it.
struct SpikeTimes {
  static constexpr const char* doc = "spikes at given times, out of a text or a file, or regular ones";

  Text  times    {"spikes: seconds, separated by blanks, units separated by ;", optional};
  Text  data     {"CSV file with the columns unit and time [s]", optional};
  Param interval {0.0, "s", "from one regular spike to the next; 0: no regular spikes", {0, infinity}};
  Param start    {0.0, "s", "first regular spike of unit 0", {0, infinity}};
  Param stagger  {0.0, "s", "from a unit's first regular spike to the next unit's"};
  Param count    {0.0, "1", "regular spikes of a unit; 0: without end", {0, 1e9}, integer};
  Param repeat   {0.0, "s", "after which the pattern begins again; 0: never", {0, infinity}};
  Out   spike    {"n", "1", "1 in the tick of a spike, else 0", events};
  Table<std::uint32_t> time {"event", "us", "times of the listed spikes, in order"};
  Table<std::uint32_t> unit {"event", "1", "units of the listed spikes"};

  void develop(Setup& setup) {
    const SpikeList list = read(data.empty() ? std::string() : setup.find_data(data.string()));
    const std::int64_t stated = setup.axis("n");
    if (stated >= 0 && stated < list.units)
      throw Failure("the list has spikes of " + std::to_string(list.units) + " units, and the size is n = " +
                    std::to_string(stated));
    if (stated < 0 && list.units > 0) setup.set_axis("n", list.units);
    setup.set_axis("event", std::max<std::int64_t>(1, static_cast<std::int64_t>(list.events.size())));
  }

  void fill() {
    const SpikeList list = read(data.string());
    time.set(0, 0, never);
    for (std::size_t e = 0; e < list.events.size(); ++e) {
      time.set(static_cast<Index>(e), 0, list.events[e].time);
      unit.set(static_cast<Index>(e), 0, list.events[e].unit);
    }
  }

  void advance(Tick now) {
    spike.setZero();
    std::int64_t tick = static_cast<std::int64_t>(now.index);
    if (repeat > 0) tick %= std::max<std::int64_t>(1, std::llround(repeat.value / now.dt));
    const worlds::EventTick tick_of(now);
    const std::uint32_t* const first = time.data();
    const std::uint32_t* const last = first + time.size();
    const auto* at = std::lower_bound(first, last, tick, [&](std::uint32_t event, std::int64_t wanted) {
      return event != never && tick_of.of_microseconds(event) < wanted;
    });
    for (; at != last && *at != never && tick_of.of_microseconds(*at) == tick; ++at) spike[unit[at - first]] = 1;
    if (interval > 0)
      for (Index i = 0; i < spike.size(); ++i) {
        const double begin = start.value + stagger.value * static_cast<double>(i);
        const double k = std::max(0.0, std::round((static_cast<double>(tick) * tick_of.seconds() - begin) / interval.value));
        if (tick_of.of_seconds(begin + k * interval.value) == tick && (count.value == 0 || k < count.value)) spike[i] = 1;
      }
  }

  SpikeList read(const std::string& path) const {
    SpikeList list;
    if (!times.empty()) add_text(times, list);
    if (!path.empty()) add_file(path, list);
    list.sort();
    return list;
  }

  static constexpr std::uint32_t never = 0xFFFFFFFFu;  // where no spike is listed
};

}  // namespace spike_times

ANLAGE_PLUGIN(spike_times::SpikeTimes)
