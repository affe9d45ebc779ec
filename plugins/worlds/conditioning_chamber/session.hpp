// SPDX-License-Identifier: Apache-2.0
/// What happens in a conditioning chamber: events of each kind of trial, and the order of the trials.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace conditioning_chamber {

/// A line that is on for some time of a trial, with some probability.
struct Event {
  std::size_t kind = 0;      ///< of the trial
  std::size_t line = 0;      ///< cues first, then contexts, then outcomes
  double onset = 0;          ///< [s] from the beginning of the trial
  double duration = 0;       ///< [s]; below 0: to the end of the trial
  double probability = 1;
  double strength = 1;
};

/// Kinds of trials in the order of their first event, all events, and which kind each trial is.
struct Session {
  std::vector<std::string> kinds;
  std::vector<Event> events;
  std::vector<std::uint8_t> trials;
};

inline constexpr std::size_t most_trials = 1000000, most_kinds = 255;

/// Words between separators; neighbouring blanks separate once.
inline std::vector<std::string> split(std::string_view text, const char* separators) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(separators, at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(separators, begin), text.size());
    found.emplace_back(text.substr(begin, at - begin));
  }
  return found;
}

inline std::size_t place_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// A number from `low` to `high`. Throws: Failure that names the row.
inline double number_in(const std::string& word, double low, double high, const std::string& row, const char* what) {
  double number = 0;
  const auto [rest, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (fault != std::errc{} || rest != word.data() + word.size() || !(number >= low && number <= high))
    throw anlage::Failure("`" + row + "`: " + what + " is `" + word + "`, and has to be a number from " +
                          std::to_string(low) + " to " + std::to_string(high));
  return number;
}

/// "acquisition tone 1 2 0.5 1": kind of trial, line, onset [s], duration [s] or -, probability, strength; the last two
/// may be left out. Commas count as blanks. Throws: Failure. [build]
inline void read_event(const std::string& row, const std::vector<std::string>& lines, Session& session) {
  const std::vector<std::string> words = split(row, " \t,\r");
  if (words.size() < 4 || words.size() > 6)
    throw anlage::Failure("`" + row +
                          "` is no event: write trial, line, onset and duration in s, and perhaps probability "
                          "and strength, such as `acquisition tone 1 2 0.5`");
  Event event;
  event.kind = place_of(session.kinds, words[0]);
  if (event.kind == session.kinds.size()) session.kinds.push_back(words[0]);
  if (session.kinds.size() > most_kinds) throw anlage::Failure("there are more than 255 kinds of trials");
  event.line = place_of(lines, words[1]);
  if (event.line == lines.size())
    throw anlage::Failure("`" + row + "`: no line is called `" + words[1] + "`: name it in cues, contexts or outcomes");
  event.onset = number_in(words[2], 0, 1e6, row, "the onset");
  event.duration = words[3] == "-" ? -1 : number_in(words[3], 0, 1e6, row, "the duration");
  if (words.size() > 4) event.probability = number_in(words[4], 0, 1, row, "the probability");
  if (words.size() > 5) event.strength = number_in(words[5], -1e6, 1e6, row, "the strength");
  session.events.push_back(event);
}

/// Rows separated by semicolons or line ends. A first row that begins with `trial` is a header. Throws: Failure.
/// [build]
inline void read_events(std::string_view text, const std::vector<std::string>& lines, Session& session) {
  for (const std::string& row : split(text, ";\n")) {
    const std::vector<std::string> words = split(row, " \t,\r");
    if (words.empty() || words[0].front() == '#' || words[0] == "trial") continue;
    read_event(row, lines, session);
  }
  if (session.events.empty()) throw anlage::Failure("no event is stated: write such as `acquisition tone 1 2`");
}

/// "20 acquisition; 30 extinction probe": blocks, repeated as often as the number before them says. Throws: Failure.
/// [build]
inline void read_trials(std::string_view text, Session& session) {
  for (const std::string& block : split(text, ";\n")) {
    std::vector<std::string> words = split(block, " \t\r");
    if (words.empty()) continue;
    std::size_t times = 1;
    if (words[0].find_first_not_of("0123456789") == std::string::npos) {
      times = words[0].size() > 7 ? most_trials + 1 : std::stoul(words[0]);
      words.erase(words.begin());
    }
    if (times * words.size() + session.trials.size() > most_trials)
      throw anlage::Failure("the schedule has more than " + std::to_string(most_trials) + " trials");
    for (std::size_t k = 0; k < times; ++k)
      for (const std::string& word : words) {
        const std::size_t kind = place_of(session.kinds, word);
        if (kind == session.kinds.size())
          throw anlage::Failure("the schedule names `" + word + "`, and no event belongs to it");
        session.trials.push_back(static_cast<std::uint8_t>(kind));
      }
  }
  if (session.trials.empty())
    throw anlage::Failure("the schedule has no trial: write such as \"20 acquisition; 30 extinction\"");
}

}  // namespace conditioning_chamber
