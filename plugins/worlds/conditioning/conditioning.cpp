// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

#include "trials.hpp"

namespace conditioning {
using namespace anlage;

/// Trials of classical conditioning, as psychologists write them, of `length` ticks each:
///   "100 A+; 50 A+ AX-; 1 X?": cue A with an outcome, 100 times; A with, and A and X without, 50 times in turn; X by chance
/// A cue is there from tick `cue_on` to before `cue_off`, the outcome in tick `outcome_on`. After the last trial the
/// first comes again.
struct Conditioning {
  static constexpr const char* doc = "trials of classical conditioning: cues, and outcomes that follow them or not";
  static constexpr const char* citation = "Sutton & Barto 1990, in: Learning and Computational Neuroscience, 497-537";

  Text  schedule   {"trials, such as \"100 A+; 50 A+ AX-; 1 X?\""};
  Param length     {1, "1", "ticks of a trial", {1, 1e6}, integer};
  Param cue_on     {0, "1", "tick of the trial in which cues appear", {0, 1e6}, integer | birth};
  Param cue_off    {1, "1", "tick before which they vanish", {0, 1e6}, integer};
  Param outcome_on {0, "1", "tick of the outcome", {0, 1e6}, integer | birth};
  Param p          {0.5, "1", "probability of the outcome in a trial such as A?", {0, 1}};
  Out   cue        {"cue", "1", "1 for a cue that is there, else 0; in the order of the alphabet"};
  Out   element    {"element", "1", "1 for tick k of a cue, else 0: cue by cue, from its appearance to the outcome"};
  Out   outcome    {"1", "1", "the outcome, in its tick"};
  Broadcast first  {"1", "1 in the first tick of a trial"};
  Broadcast last   {"1", "1 in the last tick of a trial"};
  Table<std::uint8_t> cues     {"cue trial", "1", "cues of each trial"};
  Table<Real>         outcomes {"trial", "1", "outcome of each trial; -1: by chance"};
  Rng   chance     {"outcomes by chance"};

  void develop(Setup& setup) {
    const auto trials = read_schedule(schedule.text());
    const auto letters = static_cast<std::int64_t>(letters_of(trials).size());
    if (letters == 0) throw Failure("no cue occurs in the schedule: write such as \"100 A+\"");
    setup.set_axis("cue", letters);
    setup.set_axis("trial", static_cast<std::int64_t>(trials.size()));
    setup.set_axis("element", letters * taps());
  }
  void fill() {
    const auto trials = read_schedule(schedule.text());
    const auto letters = letters_of(trials);
    for (std::size_t t = 0; t < trials.size(); ++t) {
      for (std::size_t k = 0; k < letters.size(); ++k)
        cues.set(static_cast<Index>(k), static_cast<Index>(t), trials[t].cues >> letters[k] & 1u);
      outcomes.set(static_cast<Index>(t), 0, trials[t].by_chance ? Real(-1) : static_cast<Real>(trials[t].outcome));
    }
  }
  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(length.value);
    const std::uint64_t trial = now.index / ticks;
    const auto place = static_cast<std::int64_t>(now.index % ticks);
    const auto on = static_cast<std::int64_t>(cue_on.value), off = static_cast<std::int64_t>(cue_off.value);
    const auto row = static_cast<Index>(trial % static_cast<std::uint64_t>(cues.cols()));
    const std::int64_t age = place - on;
    element.setZero();
    for (Index k = 0; k < cue.size(); ++k) {
      const Real there = cues(k, row);
      cue[k] = place >= on && place < off ? there : Real(0);
      if (age >= 0 && age < taps()) element[k * taps() + age] = there;
    }
    const Real planned = outcomes[row];
    const Real drawn = chance.uniform(Tick{trial, 0, 0}, 0) < p ? Real(1) : Real(0);
    outcome[0] = place == static_cast<std::int64_t>(outcome_on.value) ? (planned < 0 ? drawn : planned) : Real(0);
    first = Real(place == 0);
    last = Real(place + 1 == static_cast<std::int64_t>(ticks));
  }
  std::int64_t taps() const {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(outcome_on.value - cue_on.value));
  }
};

}  // namespace conditioning

ANLAGE_PLUGIN(conditioning::Conditioning)
