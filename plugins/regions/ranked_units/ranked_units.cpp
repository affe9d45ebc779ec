// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ranked_units {
using namespace anlage;

/// Rectified units that know their place: rate_i = max(drive_i, 0)^power, rank_i = 1 + number of units driven more strongly.
struct RankedUnits {
  static constexpr const char* doc = "rectified units that know their place among all";
  static constexpr const char* citation =
      "Krotov & Hopfield 2019, Proceedings of the National Academy of Sciences 116:7723-7731";

  Param   power {1.0, "1", "exponent of the rate", {1, 16}};
  In      drive {"n", "*", "summed synaptic drive"};
  Out     rate  {"n", "*", "rectified drive, to its power"};
  Out     rank  {"n", "1", "place by drive: 1 the strongest; of equals the first is stronger"};
  Scratch order {"n", "1", "units, the strongest first"};

  void develop(Setup& setup) {
    if (setup.axis("n") > 16777216)
      throw Failure("RankedUnits counts to 16777216 units: beyond that places are not exact");
  }
  void tick(Tick) {
    const Index n = drive.size();
    rate = drive.cwiseMax(Real(0));
    if (power != 1) rate.array() = rate.array().pow(Real(power));
    for (Index i = 0; i < n; ++i) order[i] = static_cast<Real>(i);
    const auto first = [&](Real a, Real b) { return stronger(static_cast<Index>(a), static_cast<Index>(b)); };
    std::sort(order.data(), order.data() + n, first);
    for (Index place = 0; place < n; ++place) rank[static_cast<Index>(order[place])] = static_cast<Real>(place + 1);
  }
  bool stronger(Index a, Index b) const {
    const Real x = key(drive[a]), y = key(drive[b]);
    return x > y || (x == y && a < b);
  }
  static Real key(Real x) { return x == x ? x : -std::numeric_limits<Real>::infinity(); }
};

}  // namespace ranked_units

ANLAGE_PLUGIN(ranked_units::RankedUnits)
