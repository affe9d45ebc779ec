// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

namespace fights {
using namespace anlage;

/// An intruder comes into a male's cage every `period` ticks and leaves `stay` ticks later. If he is attacked he is beaten with
/// probability `p_win`. The male's testosterone is drawn once in a life, lognormal: every seed is another animal.
struct Fights {
  static constexpr const char* doc = "intruders that a male attacks or not, and beats or not";
  static constexpr const char* citation = "Stagkourakis et al. 2020, PNAS 117:25789-25799";

  Param p_win       {1.0, "1", "probability that an attack is won", {0, 1}};
  Param period      {10.0, "1", "ticks from one intruder to the next", {2, 1e9}, integer};
  Param stay        {5.0, "1", "ticks that he stays", {1, 1e9}, integer};
  Param median      {1.0, "1", "testosterone of the middle male", {0, 100}};
  Param spread      {0.5, "1", "standard deviation of its logarithm", {0, 5}};
  In    attack      {"1", "1", "above 0: an attack"};
  State fought      {"", "1", "this intruder has been attacked"};
  State lead        {"", "1", "fights won minus fights lost"};
  Out   intruder    {"1", "1", "1 while somebody is there"};
  Out   won         {"1", "1", "1 in the tick in which a fight is won"};
  Out   lost        {"1", "1", "1 in the tick in which it is lost"};
  Out   testosterone {"1", "1", "of this male"};
  Out   score       {"1", "1", "fights won minus fights lost"};
  Rng   chance      {"who wins, and testosterone"};

  void advance(Tick now) {
    const auto ticks = static_cast<std::uint64_t>(period.value);
    const std::uint64_t place = now.index % ticks;
    const bool there = place < static_cast<std::uint64_t>(stay.value);
    if (place == 0) fought = Real(0);
    const bool fight = there && place > 0 && fought == 0 && attack[0] > 0;
    if (fight) fought = Real(1);
    const bool wins = chance.uniform(now, 0) < p_win;
    intruder[0] = Real(there);
    won[0] = Real(fight && wins);
    lost[0] = Real(fight && !wins);
    score[0] = lead.value() + won[0] - lost[0];
    lead = score[0];
    testosterone[0] = median * std::exp(spread * chance.normal(Tick{0, 0, 0}, 1));
  }
};

}  // namespace fights

ANLAGE_PLUGIN(fights::Fights)
