// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace phase_clock {
using namespace anlage;

/// A clock that divides a trial of `length` ticks: a window opens at tick `from` of each trial and closes before tick `to`.
///   first = 1 in the first tick of a trial
///   open  = strength while the window is open (its sign drawn anew in each trial, if so chosen), else 0
///   mark  = 1 in the last tick before the window and in its last tick, else 0: where free and nudged phase end
///   last  = open in the last tick of the window, else 0
struct PhaseClock {
  static constexpr const char* doc = "divides trials into phases: the start, a window, and the ends of both phases";

  Param  length   {1, "1", "ticks of a trial", {1, 1e9}, integer};
  Param  from     {0, "1", "tick of the trial at which the window opens", {0, 1e9}, integer};
  Param  to       {1, "1", "tick of the trial before which it closes", {1, 1e9}, integer};
  Param  strength {1.0, "1", "what is sent while it is open"};
  Choice sign     {"kept drawn", "the sign of the strength: as stated, or drawn for each trial"};
  Broadcast first {"1", "1 in the first tick of a trial"};
  Broadcast open  {"1", "strength while the window is open"};
  Broadcast mark  {"1", "1 in the last tick before the window, and in its last tick"};
  Broadcast last  {"1", "strength in the last tick of the window"};
  Rng    draws    {"the sign of each trial"};

  void steer(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(length.value);
    const std::uint64_t place = now.index % ticks, trial = now.index / ticks;
    const auto opens = static_cast<std::uint64_t>(from.value), closes = static_cast<std::uint64_t>(to.value);
    const bool flipped = sign == "drawn" && draws.below(2, Tick{trial, 0, 0}, 0) == 1;
    const Real sent = flipped ? -Real(strength) : Real(strength);
    first = Real(place == 0);
    open = place >= opens && place < closes ? sent : Real(0);
    last = place + 1 == closes && place >= opens ? sent : Real(0);
    mark = Real(place + 1 == opens || (place + 1 == closes && place >= opens));
  }
};

}  // namespace phase_clock

ANLAGE_PLUGIN(phase_clock::PhaseClock)
