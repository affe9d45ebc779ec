// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace anlage {
namespace {

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& choices) {
  std::string best;
  std::size_t best_distance = 0;
  for (const std::string& choice : choices) {
    const std::size_t distance = edit_distance(word, choice);
    const std::size_t longest = std::max(word.size(), choice.size());
    if (3 * distance > longest + 1) continue;
    if (best.empty() || distance < best_distance) {
      best = choice;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggest(std::string_view word, const std::vector<std::string>& choices) {
  if (choices.empty()) return "nothing is legal here";
  const std::string close = nearest(word, choices);
  const std::string all = "legal here: " + list_words(choices);
  return close.empty() ? all : "did you mean `" + close + "`? " + all;
}

std::string list_words(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) text += (i == 0 ? "" : ", ") + words[i];
  if (words.size() > most) text += ", … (" + std::to_string(words.size() - most) + " more)";
  return text;
}

}  // namespace anlage
