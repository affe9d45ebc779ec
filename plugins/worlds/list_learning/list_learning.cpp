// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

#include "../common/playback.hpp"
#include "lists.hpp"

namespace list_learning {
using namespace anlage;

/// Paired associates, asked by the method of anticipation. Lists AB and AC have the same cues and other answers. In a trial the
/// cue is there with the context of its list; in tick `ask` it is judged what is recalled, and from then on a studied answer is
/// seen as well.
///   pool 0: cue, pool 1: answer, the others: context, of which a share `shift` differs between lists and `drift` at each pair
///   right: fewer of the answer's units are missed, and fewer others wrong, than tolerance * active
/// A pass asks every pair once, in an order of its own; another mode or another list begins a pass.
struct ListLearning {
  static constexpr const char* doc = "lists of paired associates, studied and tested: AB, then AC";
  static constexpr const char* citation =
      "Barnes & Underwood 1959, Journal of Experimental Psychology 58:97-105; Zheng, Liu, Nishiyama, Ranganath & O'Reilly "
      "2022, PLOS Computational Biology 18:e1010589";

  Choice mode      {"study test", "whether the answer is shown after the question"};
  Choice list      {"AB AC both", "which list is asked"};
  Param  pairs     {10, "1", "pairs of a list", {1, 65536}, birth | integer};
  Param  pools     {6, "1", "pools of a pattern: cue, answer, and context", {2, 1000}, birth | integer};
  Param  pool      {49, "1", "units of a pool", {1, 65536}, birth | integer};
  Param  active    {10, "1", "active units of a pool", {1, 65536}, birth | integer};
  Param  shift     {1, "1", "share of a context's active units that differ between the lists", {0, 1}, birth};
  Param  drift     {0.25, "1", "share of a context's active units that differ at each pair", {0, 1}, birth};
  Param  length    {8, "1", "ticks of a trial", {2, 1e6}, integer};
  Param  ask       {4, "1", "ticks of a trial before the answer", {1, 1e6}, integer};
  Param  tolerance {0.34, "1", "share of missed and of wrong units below which an answer is right", {0, 1}};
  In     recalled  {"unit", "1", "what is recalled", optional};
  Out    x         {"unit", "1", "what is seen: cue and context, and the answer while it is shown"};
  Out    cue       {"unit", "1", "the same without the answer"};
  Out    whole     {"unit", "1", "the whole pattern of this trial"};
  Out    retained  {"", "1", "share of the questions of this pass that were answered right so far"};
  Broadcast shown  {"1", "1 while the answer is shown"};
  State  position  {"", "1", "trials begun in this pass"};
  State  pass      {"", "1", "passes begun"};
  State  setting   {"", "1", "1 + list and mode of this pass, 0: none yet"};
  State  correct   {"", "1", "right answers in this pass"};
  Table<std::uint8_t> pattern {"unit item", "1", "patterns of all pairs, list after list"};
  Rng    draw      {"patterns"};
  Rng    order     {"order of each pass"};

  void develop(Setup& setup) {
    check_sizes(sizes());
    setup.set_axis("unit", sizes().units());
    setup.set_axis("item", 2 * sizes().pairs);
  }
  void fill() { Writer(sizes(), draw, pattern).write(); }

  void advance(Tick now) {
    const auto place = static_cast<std::int64_t>(now.index % static_cast<std::uint64_t>(length.value));
    const auto question = static_cast<std::int64_t>(ask.value);
    if (place == 0 || setting == 0) begin_trial();
    const Index col = item(), first = sizes().pool;
    shown = Real(mode == "study" && place >= question);
    for (Index i = 0; i < x.size(); ++i) {
      whole[i] = pattern(i, col);
      cue[i] = i / first == 1 ? Real(0) : Real(whole[i]);
      x[i] = shown != 0 ? whole[i] : cue[i];
    }
    if (place == question && is_right(first)) correct += 1;
    retained = correct.value() / std::max(Real(1), position.value() - Real(place < question));
  }

  void begin_trial() {
    const auto wanted = static_cast<Real>(1 + 2 * list.index() + mode.index());
    if (setting != wanted || position >= static_cast<Real>(count())) {
      pass = pass + 1 < static_cast<Real>(worlds::most_samples) ? pass + 1 : Real(1);
      setting = wanted;
      position = Real(0);
      correct = Real(0);
    }
    position += 1;
  }
  Index count() const { return list == "both" ? pattern.cols() : sizes().pairs; }

  /// Column of the pattern of this trial.
  Index item() const {
    const auto keys = worlds::Playback::keys(order.random(), static_cast<std::uint64_t>(pass.value()));
    const worlds::Permutation shuffled(static_cast<std::uint32_t>(count()), keys);
    const bool known = position >= 1 && position <= static_cast<Real>(count());
    return shuffled(known ? static_cast<std::uint32_t>(position - 1) : 0) + (list == "AC" ? sizes().pairs : 0);
  }

  /// Holds the recalled answer against the one of this trial.
  bool is_right(Index first) const {
    Real missed = 0, wrong = 0;
    for (Index i = first; i < 2 * first; ++i) {
      missed += whole[i] * (1 - recalled[i]);
      wrong += (1 - whole[i]) * recalled[i];
    }
    return std::max(missed, wrong) < tolerance * active;
  }

  Lists sizes() const {
    return {static_cast<std::int64_t>(pairs.value), static_cast<std::int64_t>(pools.value), static_cast<std::int64_t>(pool.value),
            static_cast<std::int64_t>(active.value), std::llround(shift.value * active.value), std::llround(drift.value * active.value)};
  }
};

}  // namespace list_learning

ANLAGE_PLUGIN(list_learning::ListLearning)
