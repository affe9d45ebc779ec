// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../common/exponential.hpp"
#include "slots.hpp"

namespace memory_bank {
using namespace anlage;

/// A bank of slots, blank at birth, that is read before it is written in every tick:
///   similarity_s = cosine(asked, key_s), 0 for a blank slot;  asked = key, or query where the key is all 0
///   recalled     = value of the most similar slot, or sum_s p_s value_s with p = softmax(beta similarity) over slots in use
///   novelty      = 1 - largest similarity;  surprise = |value - recalled|^2 / (|value|^2 + |recalled|^2)
///   written      if there are key and value and, in mode `novelty`, novelty > new_above or surprise > wrong_above
/// Writing goes to the most similar slot where novelty < same_below, else to a blank one, else to the one that was recalled or
/// written longest ago.
struct MemoryBank {
  static constexpr const char* doc = "keys and values in slots: read first, written where the answer was wrong or nothing similar is known";
  static constexpr const char* citation =
      "Graves et al. 2016, Nature 538:471-476; Pritzel et al. 2017, Proceedings of Machine Learning Research 70:2827-2836";

  Choice    writing     {"novelty always never", "what is written: what is new or surprising, or all, or nothing"};
  Param     slots       {100, "1", "slots", {1, 16777216}, birth | integer};
  Param     beta        {0, "1", "sharpness of recall; 0: the most similar slot alone", {0, infinity}};
  Param     new_above   {0.2, "1", "novelty above which a key is new", {0, 2}};
  Param     wrong_above {0.5, "1", "surprise above which an answer was wrong", {0, infinity}};
  Param     same_below  {1e-3, "1", "novelty below which a key is the one that is known, and is given another value", {0, 2}};
  Modulator gate        {"1", "nothing is written while it is 0", optional};
  In        key         {"key", "*", "under what is read and written; all 0: nothing is written"};
  In        query       {"key", "*", "what is asked where there is no key", optional};
  In        value       {"value", "*", "what belongs to the key; all 0: nothing is written"};
  Memory    keys        {"key slot", "*", "keys of the slots, of length 1"};
  Memory    values      {"value slot", "*", "values of the slots"};
  Memory    used        {"slot", "1", "tick in which a slot was used last, from 1; 0: blank"};
  Scratch   similarity  {"slot", "1", "how similar each key is"};
  Out       recalled    {"value", "*", "what is known of the key; 0 while nothing is"};
  Out       confidence  {"", "1", "similarity of the most similar key"};
  Out       filled      {"", "1", "slots in use"};
  Broadcast novelty     {"1", "1 - confidence"};
  Broadcast surprise    {"1", "how different what was recalled and what was offered are: 0 equal, 1 nothing in common"};
  Broadcast written     {"1", "1 in ticks in which something is written"};

  void develop(Setup& setup) { setup.set_axis("slot", static_cast<std::int64_t>(slots.value)); }

  void tick(Tick now) {
    const Real length = norm(key.data(), key.size());
    const bool asks_itself = length == 0;
    const Index best = ask(asks_itself ? query.data() : key.data(), asks_itself ? norm(query.data(), query.size()) : length);
    recall(best);
    confidence = best < 0 ? Real(0) : similarity[best];
    novelty = 1 - confidence.value();
    surprise = asks_itself ? Real(0) : apart();
    if (best >= 0 && confidence > 0) used[best] = static_cast<Real>(now.index + 1);
    const bool wanted = writing == "always" || (writing == "novelty" && (novelty > new_above || surprise > wrong_above));
    const bool offered = !asks_itself && (value.array() != 0).any();
    written = Real(offered && wanted && (!gate.connected() || gate != 0));
    if (written != 0) write(best >= 0 && novelty < same_below ? best : oldest(used.data(), used.size()), length, now);
    filled = static_cast<Real>((used.array() > 0).count());
  }

  /// The most similar slot; -1 while the bank is blank or nothing is asked.
  Index ask(const Real* asked, Real length) {
    Index best = -1;
    similarity = Real(0);
    if (length == 0) return best;
    for (Index s = 0; s < used.size(); ++s) {
      if (used[s] == 0) continue;
      similarity[s] = product(asked, keys.data() + s * keys.stride(), keys.rows()) / length;
      if (best < 0 || similarity[s] > similarity[best]) best = s;
    }
    return best;
  }
  void recall(Index best) {
    recalled = Real(0);
    if (best < 0) return;
    if (beta == 0) {
      recalled = values.column(best);
      return;
    }
    Real total = 0;
    for (Index s = 0; s < used.size(); ++s) {
      if (used[s] == 0) continue;
      const Real share = regions::exp_below_zero(beta * (similarity[s] - similarity[best]));
      recalled += share * values.column(s);
      total += share;
    }
    recalled *= 1 / total;
  }
  Real apart() const {
    const Index count = value.size();
    const Real both = product(value.data(), value.data(), count) + product(recalled.data(), recalled.data(), count);
    return both == 0 ? Real(0) : 1 - 2 * product(value.data(), recalled.data(), count) / both;
  }
  void write(Index slot, Real length, Tick now) {
    keys.column(slot) = key / length;
    values.column(slot) = value;
    used[slot] = static_cast<Real>(now.index + 1);
  }
};

}  // namespace memory_bank

ANLAGE_PLUGIN(memory_bank::MemoryBank)
