// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "../common/panorama.hpp"

namespace rival {
using namespace anlage;

/// Somebody else in the arena. He wanders: his heading is a random walk, and walls reflect him. When he meets the body they
/// fight: if it attacks, it wins with probability `p_win`; otherwise, or if it loses, it is wounded. Whoever won, he goes elsewhere.
struct Rival {
  static constexpr const char* doc = "a rival who wanders in an arena, eats there, and fights whom he meets";
  static constexpr const char* citation = "Stagkourakis et al. 2020, PNAS 117:25789-25799";

  Param side     {4.0, "m", "side of the arena", {0.1, 1e4}};
  Param sight    {2.5, "m", "from how far he is seen", {1e-3, 1e4}};
  Param speed    {0.2, "m/s", "his speed", {0, 1e3}};
  Param wander   {1.0, "rad", "standard deviation of what his heading changes in a second", {0, 100}};
  Param reach    {0.25, "m", "how near they fight", {0, 1e3}};
  Param p_win    {0.8, "1", "probability that an attack drives him away", {0, 1}};
  Param teeth    {0.15, "1", "health that a lost fight costs", {0, 10}};
  In    place    {"pose", "1", "x and y of the body by the side; cosine and sine of its heading"};
  In    attack   {"1", "1", "above 0: it attacks", optional};
  In    alive    {"1", "1", "0: there is no body any more", optional};
  State pose     {"pose", "*", "his x, y, heading, and 1 since he is there"};
  Out   seen     {"sector", "1", "what the body sees of him, by sector from the right rear to the left rear"};
  Out   position {"two", "1", "his place, by the side"};
  Out   intruder {"1", "1", "1 while he is near: four times the distance at which they fight"};
  Out   won      {"1", "1", "1 in the tick in which the body wins a fight"};
  Out   lost     {"1", "1", "1 in the tick in which it does not"};
  Out   wound    {"1", "1", "health that is lost in this tick"};
  Rng   chance   {"where he goes and who wins"};

  void develop(Setup& setup) {
    if (setup.axis("sector") < 0) setup.set_axis("sector", 9);
    setup.set_axis("pose", 4), setup.set_axis("two", 2);
  }
  void advance(Tick now) {
    seen.setZero(), position.setZero(), intruder.setZero(), won.setZero(), lost.setZero(), wound.setZero();
    if (alive.connected() && pose[3] != 0 && alive[0] <= 0) return;
    if (pose[3] == 0) arrive(now);
    walk(now);
    const worlds::Pose body{static_cast<double>(side * place[0]), static_cast<double>(side * place[1]),
                            std::atan2(static_cast<double>(place[3]), static_cast<double>(place[2]))};
    const double x = static_cast<double>(pose[0]), y = static_cast<double>(pose[1]), far = body.distance(x, y);
    const worlds::Panorama eyes{seen.size()};
    eyes.show(body.azimuth(x, y), std::max(0.0, 1 - far / sight.value), [&](Index s) -> Real& { return seen[s]; });
    intruder[0] = Real(far < 4 * reach.value);
    position[0] = pose[0] / side, position[1] = pose[1] / side;
    if (far < reach.value) fight(now);
  }
  void arrive(Tick now) {
    for (Index k = 0; k < 2; ++k) pose[k] = side * chance.uniform(now, 8 + k);
    pose[2] = static_cast<Real>(2 * std::numbers::pi) * chance.uniform(now, 10);
    pose[3] = 1;
  }
  void walk(Tick now) {
    pose[2] += wander * std::sqrt(now.dt) * chance.normal(now, 0);
    Real step[] = {speed * now.dt * std::cos(pose[2]), speed * now.dt * std::sin(pose[2])};
    for (Index k = 0; k < 2; ++k) {
      const Real at = pose[k] + step[k];
      if (at < 0 || at > side) step[k] = -step[k];
      pose[k] = std::clamp(pose[k] + step[k], Real(0), Real(side));
    }
    pose[2] = step[0] != 0 || step[1] != 0 ? std::atan2(step[1], step[0]) : pose[2];
  }
  void fight(Tick now) {
    const bool wins = attack[0] > 0 && chance.uniform(now, 1) < p_win;
    won[0] = Real(wins), lost[0] = Real(!wins);
    wound[0] = wins ? Real(0) : Real(teeth);
    arrive(now);
  }
};

}  // namespace rival

ANLAGE_PLUGIN(rival::Rival)
