// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>

namespace homeostatic_drive {
using namespace anlage;

/// The drive of a body whose stores H should be at the set point H*, and the reward of coming nearer to it:
///   D(H) = (sum_k |H* - H_k|^n)^(m / n)          n > m > 1: a dose is worth the more, the more is lacking, of this and of others
///   reward = gain (D(H of the tick before) - D(H))           credit "body": what the body has gained and lost
///   reward = gain (D(H) - D(H + impact taste))               credit "tongue": what the tongue foretells that it is going to gain
/// Stores are in units of their set point; one circuit with one store is hunger, thirst, or the appetite for salt.
struct HomeostaticDrive {
  static constexpr const char* doc = "hunger, thirst, appetite for salt, together: distance of the stores from their set point; falling is reward";
  static constexpr const char* citation = "Keramati & Gutkin 2014, eLife 3:e04811";

  Param     set_point {1.0, "*", "what every store should be at"};
  Param     n         {4.0, "1", "exponent of a distance", {1, 10}};
  Param     m         {3.0, "1", "root of their sum, with n", {0.1, 10}};
  Param     gain      {1.0, "1", "reward by fall of drive", {0, infinity}};
  Param     slack     {0.05, "*", "need that is not urgent", {0, infinity}};
  Param     impact    {0.0, "*", "what a taste of 1 foretells of its store in a tick"};
  Choice    credit    {"body tongue", "what tells that the drive falls"};
  In        stores    {"store", "*", "energy, water, sodium, health and so on"};
  In        taste     {"store", "1", "taste of what fills each store", optional};
  In        alive     {"1", "1", "0: nothing is driven any more", optional};
  State     before    {"", "*", "drive a tick ago"};
  State     known     {"", "1", "there was a tick before"};
  Out       need      {"store", "*", "what each store lacks, 0 if it does not"};
  Out       urgent    {"store", "1", "1 for the largest need, if it exceeds the slack"};
  Out       drive     {"1", "*", "D"};
  Out       reward    {"1", "*", "how far the drive falls in this tick"};
  Broadcast level     {"*", "the same reward"};

  void steer(Tick) {
    need.setZero(), urgent.setZero(), drive.setZero(), reward.setZero();
    level = Real(0);
    if (alive.connected() && alive[0] <= 0) return known = Real(0), void();
    for (Index k = 0; k < need.size(); ++k) need[k] = std::max(set_point - stores[k], Real(0));
    Index most = 0;
    for (Index k = 1; k < need.size(); ++k)
      if (need[k] > need[most]) most = k;
    if (need.size() > 0 && need[most] > slack) urgent[most] = 1;
    const double d = distance(0);
    const double fall = credit == "tongue" ? d - distance(impact.value) : static_cast<double>(before.value()) - d;
    drive[0] = static_cast<Real>(d);
    reward[0] = known != 0 || credit == "tongue" ? static_cast<Real>(gain.value * fall) : Real(0);
    level = reward[0];
    before = drive[0];
    known = Real(1);
  }
  /// D of the stores, with what the tongue foretells by so much.
  double distance(double foretold) const {
    double sum = 0;
    for (Index k = 0; k < stores.size(); ++k) {
      const double gained = foretold != 0 ? foretold * static_cast<double>(taste[k]) : 0;
      sum += std::pow(std::abs(set_point.value - static_cast<double>(stores[k]) - gained), n.value);
    }
    return std::pow(sum, m.value / n.value);
  }
};

}  // namespace homeostatic_drive

ANLAGE_PLUGIN(homeostatic_drive::HomeostaticDrive)
