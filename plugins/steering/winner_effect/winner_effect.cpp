// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <cmath>

#include "../../common/hebbian.hpp"

namespace winner_effect {
using namespace anlage;

/// Aggression that grows with fights won. One number changes, the strength w of the posterior amygdala's input to the
/// ventromedial hypothalamus:
///   p(attack) = 1 / (1 + exp(-slope (w drive - threshold)))    at the first sight of an intruder; drive is 1 while he is there
///   w += min(eta testosterone, 1) (w_max - w)                  after a fight won
/// The second is Hebb's rule with decay at one synapse, whose two ends are active together: with lambda 1 and x y = w_max.
struct WinnerEffect {
  static constexpr const char* doc = "aggression that grows with every fight won, by one number";
  static constexpr const char* citation = "Stagkourakis et al. 2020, PNAS 117:25789-25799";

  Param   eta          {0.13, "1", "part of the way to w_max after a victory, by testosterone", {0, 1}};
  Param   w_max        {1.0, "1", "largest strength", {0, 10}};
  Param   threshold    {0.6, "1", "drive at which an attack is as likely as not", {0, 10}};
  Param   slope        {12.0, "1", "how sharply", {0, 1000}};
  In      intruder     {"1", "1", "1 while somebody is there"};
  In      won          {"1", "1", "1 in the tick in which a fight is won"};
  In      testosterone {"1", "1", "of the body"};
  Mutable w            {0.5, "1", "strength of the input that aggression comes from", {0, 10}};
  State   before       {"", "1", "somebody was there a tick ago"};
  State   aroused      {"", "1", "it attacks this intruder"};
  Out     p            {"1", "1", "probability of an attack on an intruder"};
  Out     attack       {"1", "1", "1 while it attacks"};
  Rng     chance       {"whether it attacks"};

  void steer(Tick now) {
    const Real rate = std::min(eta * std::max(testosterone[0], Real(0)), Real(1));
    if (won[0] > 0) w += plasticity::hebbian_step(Real(w), rate, w_max, Real(1));
    p[0] = 1 / (1 + std::exp(-slope * (w - threshold)));
    const bool there = intruder[0] > 0;
    if (there && before == 0) aroused = Real(chance.uniform(now, 0) < p[0]);
    before = Real(there);
    attack[0] = there ? aroused.value() : Real(0);
  }
};

}  // namespace winner_effect

ANLAGE_PLUGIN(winner_effect::WinnerEffect)
