// SPDX-License-Identifier: Apache-2.0
// Sixteen units that inhibit each other by an anti-Hebbian rule find the sixteen bars that pictures are made of, each unit one
// (Foldiak 1990, Biological Cybernetics 64:165-170).
#include <algorithm>
#include <set>
#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string foldiak = "Foldiak 1990";

/// A picture of 8 x 8 pixels lasts 30 ticks; feed-forward weights start between 0 and a length of 1.
std::string network(std::uint64_t seed, bool inhibition) {
  const std::string when = "when = \"bars.settled\"";
  return "[brain]\nname = \"bars\"\nseed = " + std::to_string(seed) + "\n[world.bars]\ntype = \"BarsStream\"\n" +
         region("units", "FoldiakUnits", 16) +
         named("q", "bars.x", "units.drive", dense("uniform 0 0.2165") +
               "learning = { type = \"Competitive\", eta = 0.02, " + when + " }\n") +
         (inhibition ? named("lateral", "units.rate", "units.drive", "connection = { type = \"Dense\" }\nlearning = { type = \"Foldiak\", " +
                             when + ", then = [{ type = \"NoAutapses\" }, { type = \"Bounds\", max = 0 }] }\n", 1)
                     : std::string()) +
         wire("bars.decide", "units.decide");
}

/// Bars that are some unit's own: more than three quarters of the ink that a perfect detector has on them.
std::size_t bars_found(std::uint64_t seed, bool inhibition) {
  Life life(network(seed, inhibition));
  life.simulator->set_learning(false);
  life.simulator->run(100 * 30);  // thresholds first, as in the paper
  life.simulator->set_learning(true);
  life.simulator->run(3000 * 30);
  const Matrix q = matrix_of(life, "q.w");
  std::set<int> found;
  for (Eigen::Index j = 0; j < 16; ++j) {
    const Matrix picture = q.row(j).reshaped(8, 8).transpose();
    Vector ink(16);
    ink << picture.rowwise().sum(), picture.colwise().sum().transpose();
    Eigen::Index bar = 0;
    if (ink.maxCoeff(&bar) > 0.75 * 8) found.insert(static_cast<int>(bar));
  }
  BOOST_TEST_MESSAGE("seed " << seed << ": " << found.size() << " of 16");
  return found.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(foldiak_bars)

BOOST_AUTO_TEST_CASE(sixteen_units_find_sixteen_bars) {
  int complete = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) complete += bars_found(seed, true) == 16;
  report({.target = "T-D8", .what = "lives of 10 in which all 16 bars are found", .measured = double(complete), .bar = {.low = 9},
          .wanted = "all bars, one a unit", .source = foldiak});
}

BOOST_AUTO_TEST_CASE(units_that_do_not_inhibit_each_other_leave_bars_out) {
  int complete = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) complete += bars_found(seed, false) == 16;
  report({.target = "T-D8", .what = "ablation: lives of 3 in which all 16 bars are found, without lateral synapses",
          .measured = double(complete), .bar = {.high = 0}, .wanted = "none", .source = foldiak});
}

BOOST_AUTO_TEST_SUITE_END()
