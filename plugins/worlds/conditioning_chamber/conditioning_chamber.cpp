// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "session.hpp"

namespace conditioning_chamber {
using namespace anlage;

/// A conditioning chamber. A kind of trial is a list of events: a line (cue, context or outcome) that is on from its
/// onset for its duration, with its probability and strength. Trials of `length` follow each other as the schedule
/// says, and begin again.
///   reward = sum over outcomes of max(0, worth outcome),   punishment = sum of max(0, -worth outcome)
struct ConditioningChamber {
  static constexpr const char* doc = "conditioning chamber: any cues, contexts and outcomes at any time, by a schedule";

  Text  cues     {"names of the cues, such as \"tone light\""};
  Text  contexts {"names of the contexts", optional};
  Text  outcomes {"names of the outcomes, such as \"food shock\""};
  Text  worth    {"what each outcome is worth, such as \"1 -1\"; 1 each if not stated", optional};
  Text  events   {"rows of trial, line, onset [s], duration [s], probability, strength; semicolons between", optional};
  Text  table    {"CSV file of such rows", optional};
  Text  schedule {"trials, such as \"20 acquisition; 30 extinction\""};
  Param length   {4.0, "s", "of a trial", {1e-4, 1e6}, birth};
  Param span     {2.0, "s", "of the serial compound that a cue sets off", {1e-4, 1e6}, birth};
  Out   cue        {"cue", "1", "strength of each cue that is on, else 0"};
  Out   context    {"context", "1", "strength of each context that is on, else 0"};
  Out   outcome    {"outcome", "1", "strength of each outcome that is on, else 0"};
  Out   element    {"element", "1", "cue by cue, tick k after its appearance"};
  Out   reward     {"1", "1", "worth of the outcomes that are good"};
  Out   punishment {"1", "1", "minus the worth of those that are bad"};
  Broadcast first  {"1", "1 in the first tick of a trial"};
  Broadcast last   {"1", "1 in the last tick of a trial"};
  Table<Real>         rows   {"part event", "1", "kind, line, onset and end [s], probability, strength of each event"};
  Table<std::uint8_t> kinds  {"trial", "1", "kind of each trial"};
  Table<Real>         values {"outcome", "1", "worth of each outcome"};
  Rng   chance     {"events by chance"};

  void develop(Setup& setup) {
    if (!table.empty()) setup.find_data(table.string());
    const Session session = read();
    if (ticks_of(span, setup.dt()) > most_ticks || ticks_of(length, setup.dt()) > most_ticks)
      throw Failure("length and span may have " + std::to_string(most_ticks) +
                    " ticks at most: shorten them, or lengthen the tick");
    setup.set_axis("cue", count(cues));
    setup.set_axis("context", std::max<std::int64_t>(1, count(contexts)));
    setup.set_axis("outcome", count(outcomes));
    setup.set_axis("element", count(cues) * ticks_of(span, setup.dt()));
    setup.set_axis("part", 6);
    setup.set_axis("event", static_cast<std::int64_t>(session.events.size()));
    setup.set_axis("trial", static_cast<std::int64_t>(session.trials.size()));
    if (!worth.empty() && count(worth) != count(outcomes))
      throw Failure("worth states " + std::to_string(count(worth)) + " numbers for " + std::to_string(count(outcomes)) +
                    " outcomes");
  }
  void fill() {
    const Session session = read();
    for (std::size_t i = 0; i < session.events.size(); ++i) {
      const Event& event = session.events[i];
      const double end = event.duration < 0 ? length.value : event.onset + event.duration;
      const double parts[] = {double(event.kind), double(event.line), event.onset, end,
                              event.probability,  event.strength};
      for (std::size_t k = 0; k < 6; ++k)
        rows.set(static_cast<Index>(k), static_cast<Index>(i), static_cast<Real>(parts[k]));
    }
    for (std::size_t t = 0; t < session.trials.size(); ++t) kinds.set(static_cast<Index>(t), 0, session.trials[t]);
    const auto stated = split(worth.text(), " \t");
    for (Index k = 0; k < values.size(); ++k)
      values.set(k, 0,
                 stated.empty() ? Real(1)
                                : static_cast<Real>(number_in(stated[static_cast<std::size_t>(k)], -1e6, 1e6,
                                                              worth.string(), "a worth")));
  }
  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(ticks_of(length, now.dt));
    const std::uint64_t trial = now.index / ticks;
    const auto place = static_cast<Index>(now.index % ticks);
    cue.setZero(), context.setZero(), outcome.setZero(), element.setZero();
    const std::uint8_t kind = kinds[static_cast<Index>(trial % static_cast<std::uint64_t>(kinds.size()))];
    for (Index i = 0; i < rows.cols(); ++i)
      if (rows(0, i) == Real(kind) && chance.uniform(Tick{trial, 0, 0}, i) < rows(4, i)) show(i, place, now.dt);
    Real good = 0, bad = 0;
    for (Index k = 0; k < outcome.size(); ++k) {
      const Real value = values[k] * outcome[k];
      (value > 0 ? good : bad) += std::abs(value);
    }
    reward[0] = good, punishment[0] = bad;
    first = Real(place == 0);
    last = Real(place + 1 == static_cast<Index>(ticks));
  }
  /// An event, if it is on, and what is left of the serial compound of a cue.
  void show(Index i, Index place, double dt) {
    const auto on = static_cast<Index>(std::llround(rows(2, i) / dt)),
               off = static_cast<Index>(std::llround(rows(3, i) / dt));
    const auto line = static_cast<Index>(rows(1, i));
    const Index taps = element.size() / cue.size(), age = place - on;
    if (line < cue.size() && age >= 0 && age < taps) element[line * taps + age] += rows(5, i);
    if (place < on || place >= std::max(off, on + 1)) return;
    const Index after = line - cue.size(), places = contexts.empty() ? 0 : context.size();
    if (line < cue.size()) {
      cue[line] += rows(5, i);
    } else if (after < places) {
      context[after] += rows(5, i);
    } else {
      outcome[after - places] += rows(5, i);
    }
  }
  Session read() const {
    std::vector<std::string> lines;
    for (const Text* names : {&cues, &contexts, &outcomes})
      for (std::string& name : split(names->text(), " \t")) lines.push_back(std::move(name));
    Session session;
    if (table.empty() == events.empty()) throw Failure("state either `events` or `table`");
    read_events(table.empty() ? events.string() : contents(table.string()), lines, session);
    read_trials(schedule.text(), session);
    return session;
  }
  static std::string contents(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  static std::int64_t count(const Text& names) { return static_cast<std::int64_t>(split(names.text(), " \t").size()); }
  static constexpr std::int64_t most_ticks = 100000;
  static std::int64_t ticks_of(const Param& time, double dt) {
    return std::max<std::int64_t>(1, std::llround(time.value / dt));
  }
};

}  // namespace conditioning_chamber

ANLAGE_PLUGIN(conditioning_chamber::ConditioningChamber)
