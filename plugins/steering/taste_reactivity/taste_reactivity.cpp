// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace taste_reactivity {
using namespace anlage;

/// What the hindbrain does with what the mouth touches: it licks at it, swallows what tastes good and is needed, and spits out the rest.
///   palatability = sum_k taste_k need_k over the pleasant tastes, - aversion times the last taste, which is bitter
///   eat = 1 while palatability exceeds the threshold, and during the first `sip` seconds of a touch as long as nothing is bitter
///   else it gapes, and does not try again for `rest` seconds
/// Decerebrate rats do this as others do. Without a need connected every pleasant taste is needed.
struct TasteReactivity {
  static constexpr const char* doc = "licks what it touches, swallows what is sweet and needed, spits out what is bitter";
  static constexpr const char* citation = "Grill & Norgren 1978, Brain Research 143:263-279 and 281-297; Cabanac 1971, Science 173:1103-1107";

  Param sip       {0.2, "s", "how long it licks to find out", {0, 1e3}};
  Param rest      {4.0, "s", "how long it does not try again", {0, 1e6}};
  Param threshold {0.02, "1", "palatability that is swallowed", {0, infinity}};
  Param aversion  {2.0, "1", "weight of the bitter", {0, infinity}};
  In    touch     {"thing", "1", "what the mouth touches: not all 0"};
  In    taste     {"taste", "1", "tastes; the last one is bitter"};
  In    need      {"taste", "1", "how much each of them is needed", optional};
  State licked    {"", "s", "how long it has licked at this"};
  State rests     {"", "s", "how long it is not going to"};
  Out   eat       {"1", "1", "1 while it licks or swallows"};
  Out   gape      {"1", "1", "1 in the tick in which it spits out"};
  Out   palatability {"1", "1", "how good it tastes now"};

  void steer(Tick now) {
    palatability[0] = 0;
    const Index bitter = taste.size() - 1;
    for (Index k = 0; k < taste.size(); ++k)
      palatability[0] += k == bitter ? -aversion * taste[k] : taste[k] * (need.connected() ? need[k] : Real(1));
    eat.setZero(), gape.setZero();
    rests = std::max(rests.value() - now.dt, Real(0));
    const bool touches = touch.size() > 0 && touch.maxCoeff() > 0;
    licked = touches && rests <= 0 ? licked.value() + now.dt : Real(0);
    if (licked <= 0) return;
    const bool tries = licked < sip + now.dt / 2 && palatability[0] >= 0;
    if (tries || palatability[0] > threshold) return eat.setOnes(), void();
    gape.setOnes();
    rests = Real(rest);
  }
};

}  // namespace taste_reactivity

ANLAGE_PLUGIN(taste_reactivity::TasteReactivity)
