// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace store_ignore_recall {
using namespace anlage;

/// Store, ignore, recall: an item comes with the command to store it, `ignored` others with the command to ignore them,
/// then the command to recall; in the tick after that the answer is judged. A command a tick.
///   reward = 1 in the tick of judgement if the largest response of the tick before was that of the stored item
///            (among equal ones by lot), else 0
/// At least one item is ignored, so who keeps the latest item or none is right by chance alone.
struct StoreIgnoreRecall {
  static constexpr const char* doc = "working memory: store an item, ignore others, recall it";
  static constexpr const char* citation = "O'Reilly & Frank 2006, Neural Computation 18:283-328";

  Param least    {1, "1", "fewest items that are ignored", {1, 1000}, integer};
  Param most     {3, "1", "most of them", {1, 1000}, integer};
  In    response {"item", "1", "answer of the tick before", optional};
  State stage    {"", "1", "0 store, k: k - 1 more to ignore and then recall, -1 judgement"};
  State stored   {"", "1", "number of the stored item"};
  State latest   {"", "1", "whether the latest answer was right"};
  Out   command  {"command", "1", "store, ignore, recall: 1 for that of now; all 0 during judgement"};
  Out   item     {"item", "1", "item that is shown, one-hot; none during recall and judgement"};
  Out   answer   {"item", "1", "what should be answered during recall, else 0"};
  Out   judgement {"1", "1", "1 in the tick of judgement"};
  Out   reward   {"1", "1", "1 for a right answer, in the tick of judgement"};
  Out   score    {"1", "1", "whether the latest answer was right"};
  Broadcast recall {"1", "1 in the tick of recall"};
  Broadcast judged {"1", "1 in the tick of judgement"};
  Rng   items    {"which item is shown"};
  Rng   lengths  {"how many are ignored"};
  Rng   lots     {"which of equal answers counts"};

  void develop(Setup& setup) {
    setup.set_axis("command", 3);
    if (setup.axis("item") < 0) setup.set_axis("item", 4);
    if (least.value > most.value) throw Failure("least is above most: fewest items that are ignored, and most of them");
  }
  void advance(Tick now) {
    const auto n = static_cast<std::uint32_t>(item.size());
    command.setZero(), item.setZero(), answer.setZero();
    const bool judging = stage < 0, recalling = stage == 1, storing = stage == 0;
    if (judging) latest = Real(right(now));
    if (storing) stored = static_cast<Real>(items.below(n, now, 0));
    if (recalling) answer[wanted()] = 1;
    if (storing) item[wanted()] = 1;
    if (stage > 1) item[static_cast<Index>(items.below(n, now, 0))] = 1;
    if (!judging) command[storing ? 0 : (recalling ? 2 : 1)] = 1;
    reward[0] = judging ? Real(latest) : Real(0);
    score[0] = latest;
    judgement[0] = Real(judging);
    recall = Real(recalling);
    judged = Real(judging);
    const auto choices = static_cast<std::uint32_t>(most.value - least.value) + 1;
    stage = storing ? static_cast<Real>(least.value + lengths.below(choices, now, 0) + 1)
                    : (judging ? Real(0) : (recalling ? Real(-1) : stage - 1));
  }
  bool right(Tick now) const {
    const Real best = response[wanted()];
    Real equal = 0;
    for (Index i = 0; i < response.size(); ++i) {
      if (response[i] > best) return false;
      equal += Real(response[i] == best);
    }
    return lots.uniform(now, 0) * equal < 1;
  }
  /// The stored item; 0 if a restored state names none.
  Index wanted() const {
    return stored >= 0 && stored < static_cast<Real>(item.size()) ? static_cast<Index>(stored.value()) : 0;
  }
};

}  // namespace store_ignore_recall

ANLAGE_PLUGIN(store_ignore_recall::StoreIgnoreRecall)
