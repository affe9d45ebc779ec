// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace priority_map {
using namespace anlage;

/// The priority map of the optic tectum: where to turn, by what is seen there and what that is worth.
///   p_s = sum_f worth_f view_fs + attraction_s             features f, sectors s; sector s looks to -pi + (s + 1/2) 2 pi / sectors
///   winner: the sector with the largest p, if it exceeds the threshold: turn = gain times its azimuth, read from it and its neighbours
///   without a winner the body wanders: turn = wander u, where u is an Ornstein-Uhlenbeck process of variance 1
///   what is ahead and repels turns away:  turn -= push sum_s cos(azimuth) sign(azimuth) max(-p_s, 0)   where cos > 0
///   forward = max(least, cos(azimuth of the winner)), 1 without one
/// Nothing is learned here: worth is a gain of features, and comes from where it is learned.
struct PriorityMap {
  static constexpr const char* doc = "priority map of the tectum: turns to what is worth most, away from what repels, or wanders";
  static constexpr const char* citation = "Fecteau & Munoz 2006, Trends in Cognitive Sciences 10:382-390; Hikosaka, Kim, Yasuda & Yamamoto 2014, "
                                          "Annual Review of Neuroscience 37:289-306";

  Param gain       {1.0, "1", "turn by azimuth", {0, 100}};
  Param threshold  {0.02, "1", "priority that is not pursued", {0, infinity}};
  Param wander     {0.15, "1", "turns without a goal", {0, 10}};
  Param tau        {1.0, "s", "how long such a turn lasts", {1e-3, 1e6}};
  Param push       {2.0, "1", "turn by what repels", {0, 100}};
  Param least      {0.2, "1", "how fast it walks while it turns", {0, 1}};
  In    worth      {"feature", "1", "what each feature is worth", optional};
  In    view       {"view", "1", "features by sector, feature after feature", optional};
  In    attraction {"sector", "1", "what else attracts there, below 0: repels", optional};
  State u          {"", "1", "tendency to turn while it wanders"};
  Out   priority   {"sector", "1", "p"};
  Out   turn       {"1", "1", "above 0: to the left"};
  Out   forward    {"1", "1", "1: walks"};
  Rng   noise      {"wandering"};

  void develop(Setup& setup) {
    if (setup.axis("sector") < 0) setup.set_axis("sector", 9);
    const std::int64_t sectors = setup.axis("sector"), features = setup.axis("feature"), seen = setup.axis("view");
    if (seen > 0 && seen % sectors != 0)
      throw Failure("a view of " + std::to_string(seen) + " numbers is not features times " + std::to_string(sectors) +
                    " sectors: state such as size = { sector = 5 }");
    if (seen > 0) setup.set_axis("feature", seen / sectors);
    if (seen < 0 && features > 0) setup.set_axis("view", sectors * features);
  }
  void steer(Tick now) {
    const Index sectors = priority.size();
    const Real kept = std::exp(-now.dt / tau);
    u = kept * u.value() + std::sqrt(1 - kept * kept) * noise.normal(now, 0);
    Index winner = 0;
    double away = 0;
    for (Index s = 0; s < sectors; ++s) {
      Real p = attraction[s];
      for (Index f = 0; f < worth.size(); ++f) p += worth[f] * view[f * sectors + s];
      priority[s] = p;
      if (p > priority[winner]) winner = s;
      const double ahead = std::cos(azimuth(s));
      if (ahead > 0 && p < 0) away += static_cast<double>(p) * ahead * (azimuth(s) < 0 ? -1.0 : 1.0);
    }
    const bool pursues = sectors > 0 && priority[winner] > threshold;
    const double goal = pursues ? between(winner) : 0;
    turn[0] = pursues ? static_cast<Real>(gain.value * goal) : wander * u.value();
    turn[0] += static_cast<Real>(push.value * away);
    forward[0] = pursues ? std::max(Real(least), static_cast<Real>(std::cos(goal))) : Real(1);
  }
  double azimuth(Index s) const {
    const double width = 2 * std::numbers::pi / static_cast<double>(priority.size());
    return -std::numbers::pi + (static_cast<double>(s) + 0.5) * width;
  }
  /// Azimuth of a hill of priority around its largest sector: mean over it and its neighbours.
  double between(Index s) const {
    const Index n = priority.size();
    const Index right = (s + n - 1) % n, left = (s + 1) % n;
    const double at = static_cast<double>(priority[s]);
    const double down = std::max(static_cast<double>(priority[right]), 0.0), up = std::max(static_cast<double>(priority[left]), 0.0);
    const double width = 2 * std::numbers::pi / static_cast<double>(n);
    return azimuth(s) + width * (up - down) / (at + up + down);
  }
};

}  // namespace priority_map

ANLAGE_PLUGIN(priority_map::PriorityMap)
