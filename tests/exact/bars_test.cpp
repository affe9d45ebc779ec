// SPDX-License-Identifier: Apache-2.0
// Networks with local rules that find all sixteen bars of an 8 x 8 grid: Foldiak's (1990, Biological Cybernetics
// 64:165-170) and SAILnet (Zylberberg, Murphy & DeWeese 2011, PLoS Computational Biology 7:e1002250).
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "learned.hpp"

using namespace anlage::test;

namespace {

std::string network(std::uint64_t seed) {
  return brain(seed) + part("world", "bars", "BarsStream") +
         part("regions", "units", "FoldiakUnits", "size = { n = 16 }") +
         projection("q", "bars.x", "units.drive", "{ type = \"Dense\", w = \"uniform 0 0.2165\" }",
                    "learning = { type = \"Competitive\", eta = 0.02, when = \"bars.settled\" }") +
         projection("lateral", "units.rate", "units.drive", "{ type = \"Dense\" }",
                    "learning = { type = \"Foldiak\", when = \"bars.settled\", then = [{ type = \"NoAutapses\" }, { "
                    "type = \"Bounds\", max = 0 }] }",
                    1) +
         "[[projections]]\nfrom = \"bars.decide\"\nto = \"units.decide\"\ndelay = 0\n";
}

/// Thirty-two spiking units, pictures of 50 ticks.
std::string spiking_network(std::uint64_t seed) {
  return brain(seed) + part("world", "bars", "BarsStream", "on = 50\nscale = \"standardise\"") +
         part("regions", "units", "SailNetUnits", "size = { n = 32 }\np = 0.25") +
         projection(
             "q", "bars.x", "units.drive", "{ type = \"Dense\", w = \"normal 0 0.125\" }",
             "learning = { type = \"Oja\", eta = 0.002, when = \"bars.settled\" }\nsignals = { y = \"units.count\" }") +
         projection("lateral", "units.spike", "units.drive", "{ type = \"Dense\" }",
                    "learning = { type = \"SailNet\", alpha = 0.1, p = 0.25, settled = \"bars.settled\", "
                    "then = [{ type = \"NoAutapses\" }, { type = \"Bounds\", max = 0 }] }",
                    1) +
         "[[projections]]\nfrom = \"bars.decide\"\nto = \"units.decide\"\ndelay = 0\n";
}

/// Sum of a unit's weights over the pixels of a bar.
double match(const Vector& q, std::size_t bar) {
  double sum = 0;
  for (std::size_t k = 0; k < 8; ++k) sum += bar < 8 ? q[bar * 8 + k] : q[k * 8 + bar - 8];
  return sum;
}

/// Bars that are some unit's own: it holds more than `share` of the unit's weights on them.
std::size_t bars_held(const Vector& q, std::size_t units, double share) {
  std::set<std::size_t> held;
  for (std::size_t j = 0; j < units; ++j) {
    const Vector weights = row(q, units, j);
    const double all = dot(weights, weights);
    for (std::size_t bar = 0; bar < 16; ++bar)
      if (std::pow(match(weights, bar), 2) / 8 > share * all) held.insert(bar);
  }
  return held.size();
}

std::size_t bars_found(std::uint64_t seed) {
  Life life(network(seed));
  life.simulator->set_learning(false);
  life.simulator->run(100 * 30);  // thresholds first, as in the paper
  life.simulator->set_learning(true);
  life.simulator->run(3000 * 30);
  const Vector q = numbers(life, "q.w");
  std::set<std::size_t> found;
  for (std::size_t j = 0; j < 16; ++j) {
    Vector matches;
    for (std::size_t bar = 0; bar < 16; ++bar) matches.push_back(match(row(q, 16, j), bar));
    const auto best = std::max_element(matches.begin(), matches.end());
    if (*best > 0.75 * 8) found.insert(static_cast<std::size_t>(best - matches.begin()));
  }
  return found.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bars)

BOOST_AUTO_TEST_CASE(sixteen_units_find_sixteen_bars) {
  int complete = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const std::size_t found = bars_found(seed);
    BOOST_TEST_MESSAGE("seed " << seed << ": " << found << " of 16");
    complete += found == 16 ? 1 : 0;
  }
  BOOST_TEST(complete >= 9);
}

BOOST_AUTO_TEST_CASE(spiking_units_find_sixteen_bars) {
  int complete = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Life life(spiking_network(seed));
    life.simulator->run(6000 * 50);
    const std::size_t held = bars_held(numbers(life, "q.w"), 32, 0.75);
    BOOST_TEST_MESSAGE("seed " << seed << ": " << held << " of 16");
    complete += held == 16 ? 1 : 0;
  }
  BOOST_TEST(complete == 3);
}

BOOST_AUTO_TEST_SUITE_END()
