// SPDX-License-Identifier: Apache-2.0
/// Trials as psychologists write them: "100 A+; 50 A+ AX-; 1 X?".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace conditioning {

/// One trial: bit k of `cues` is the cue of letter 'A' + k; `outcome` counts the pluses.
struct Trial {
  std::uint32_t cues = 0;
  int outcome = 0;
  bool by_chance = false;
};

inline constexpr std::size_t most_trials = 1000000;

inline std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n", begin), text.size());
    found.emplace_back(text.substr(begin, at - begin));
  }
  return found;
}

/// "AX-": cues A and X, no outcome. Throws: Failure. [build]
inline Trial read_trial(const std::string& word) {
  Trial trial;
  const std::size_t letters = word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const std::string sign = letters == std::string::npos ? "" : word.substr(letters);
  for (const char c : word.substr(0, word.size() - sign.size())) trial.cues |= 1u << (c - 'A');
  trial.by_chance = sign == "?";
  trial.outcome = static_cast<int>(std::count(sign.begin(), sign.end(), '+'));
  if (sign != "-" && sign != "?" && (sign.empty() || trial.outcome != static_cast<int>(sign.size())))
    throw anlage::Failure("`" + word + "` is no trial: write cues as capitals and the outcome after them, such as A+ "
                          "(++ is twice as much), AX- for none, A? by chance");
  return trial;
}

/// Blocks separated by semicolons; a number before a block repeats it. Throws: Failure. [build]
inline std::vector<Trial> read_schedule(std::string_view text) {
  std::vector<Trial> all;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    std::vector<std::string> block = words(text.substr(at, end - at));
    at = end + 1;
    std::size_t times = 1;
    if (!block.empty() && block[0].find_first_not_of("0123456789") == std::string::npos) {
      times = block[0].size() > 7 ? most_trials + 1 : std::stoul(block[0]);
      block.erase(block.begin());
    }
    if (block.empty())
      throw anlage::Failure("a block of the schedule has no trial: write such as \"100 A+; 50 A+ AX-\"");
    if (times * block.size() + all.size() > most_trials)
      throw anlage::Failure("the schedule has more than " + std::to_string(most_trials) + " trials");
    std::vector<Trial> trials;
    for (const std::string& word : block) trials.push_back(read_trial(word));
    for (std::size_t k = 0; k < times; ++k) all.insert(all.end(), trials.begin(), trials.end());
  }
  return all;
}

/// The letters that occur, in the order of the alphabet, as numbers from 0. [build]
inline std::vector<int> letters_of(const std::vector<Trial>& trials) {
  std::uint32_t seen = 0;
  for (const Trial& trial : trials) seen |= trial.cues;
  std::vector<int> letters;
  for (int k = 0; k < 26; ++k)
    if ((seen >> k & 1u) != 0) letters.push_back(k);
  return letters;
}

}  // namespace conditioning
