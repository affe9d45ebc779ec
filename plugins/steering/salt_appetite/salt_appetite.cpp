// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>

namespace salt_appetite {
using namespace anlage;

/// Appetite for sodium, and its sensitisation: what was lacked deeply once is sought more eagerly for ever after.
///   drive  = sensitivity max(need, 0)
///   worth  = drive - aversion                      of the taste of salt, now: it needs no experience
///   liking = taste worth,   wanting = foretold worth
///   sensitivity += step nmda                       as a need that has exceeded `deep` is over
struct SaltAppetite {
  static constexpr const char* doc = "appetite for sodium, which grows with every deep need";
  static constexpr const char* citation =
      "Pereira-Derderian et al. 2016, Physiology & Behavior 154; Robinson & Berridge 2013, Current Biology 23:282-289";

  Param   step        {0.75, "1", "what sensitivity gains after a deep need", {0, 100}};
  Param   deep        {0.7, "1", "need that is deep", {0, 100}};
  Param   nmda        {1.0, "1", "share of NMDA receptors that are not blocked", {0, 1}};
  Param   aversion    {0.3, "1", "how bad salt tastes without need", {0, 100}};
  In      need        {"1", "1", "sodium that the blood lacks"};
  In      taste       {"1", "1", "salt on the tongue", optional};
  In      foretold    {"1", "1", "how surely salt is about to come, learned elsewhere", optional};
  Mutable sensitivity {1.0, "1", "drive by need", {0, 20}};
  State   was_deep    {"", "1", "a deep need has been there and is not over"};
  Out     drive       {"1", "1", "drive to drink salt"};
  Out     worth       {"1", "1", "what the taste of salt is worth now"};
  Out     liking      {"1", "1", "pleasure or disgust"};
  Out     wanting     {"1", "1", "approach, below 0 avoidance, of what foretells salt"};

  void steer(Tick) {
    if (need[0] > deep) was_deep = Real(1);
    if (was_deep != 0 && need[0] <= 0) {
      sensitivity += step * nmda;
      was_deep = Real(0);
    }
    drive[0] = sensitivity * std::max(need[0], Real(0));
    worth[0] = drive[0] - aversion;
    liking[0] = taste[0] * worth[0];
    wanting[0] = foretold[0] * worth[0];
  }
};

}  // namespace salt_appetite

ANLAGE_PLUGIN(salt_appetite::SaltAppetite)
