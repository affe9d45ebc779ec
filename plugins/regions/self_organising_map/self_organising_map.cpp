// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include "../common/exponential.hpp"

namespace self_organising_map {
using namespace anlage;

/// Units on a grid, of which the most strongly driven wins: share_i = exp(-d^2 / (2 sigma^2)), d being the distance on
/// the grid between unit i and the winner. Unit i lies in row i / width, column i % width.
struct SelfOrganisingMap {
  static constexpr const char* doc = "units on a grid: the winner, and its neighbours by their distance";
  static constexpr const char* citation = "Kohonen 1982, Biological Cybernetics 43:59-69";

  Param height {10, "1", "rows of the grid", {1, 4096}, birth | integer};
  Param width  {10, "1", "columns of the grid", {1, 4096}, birth | integer};
  Param sigma  {1, "1", "width of the neighbourhood, in units of the grid; 0: the winner alone", {0, infinity}};
  In    drive  {"n", "*", "what the units compete with"};
  Out   share  {"n", "1", "neighbourhood: 1 at the winner, less around it"};
  Out   winner {"n", "1", "1 for the most strongly driven unit, else 0"};

  void develop(Setup& setup) { setup.set_axis("n", static_cast<std::int64_t>(height.value * width.value)); }

  void tick(Tick) {
    const Index columns = static_cast<Index>(width.value), best = regions::strongest(drive.data(), drive.size());
    const Real scale = sigma > 0 ? -1 / (2 * sigma * sigma) : Real(-infinity);
    winner = Real(0);
    winner[best] = 1;
    for (Index i = 0; i < share.size(); ++i) {
      const auto down = static_cast<Real>(i / columns - best / columns);
      const auto across = static_cast<Real>(i % columns - best % columns);
      const Real squared = down * down + across * across;
      share[i] = i == best ? Real(1) : regions::exp_below_zero(scale * squared);
    }
  }
};

}  // namespace self_organising_map

ANLAGE_PLUGIN(self_organising_map::SelfOrganisingMap)
