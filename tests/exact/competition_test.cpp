// SPDX-License-Identifier: Apache-2.0
// Rules of populations whose units compete.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "learned.hpp"

using namespace anlage::test;

namespace {

/// x = (1, 2), unit j of b says 1 + j, w = 1/2.
std::string by_hand(const std::string& rule, const std::string& signals, int receivers) {
  const std::string size = "size = { n = " + std::to_string(receivers) + " }\n";
  return brain() + part("regions", "a", "TestRamp", "size = { n = 2 }\nstart = 1\nstep = 0") +
         part("regions", "b", "TestRamp", size + "start = 1\nstep = 0") + part("regions", "sink", "TestEcho", size) +
         projection("input", "a.rate", "sink.drive", "{ type = \"Dense\", w = \"constant 0.5\" }",
                    "learning = " + rule + "\nsignals = { " + signals + " }");
}

void check_after_one_tick(const std::string& genome, const Vector& expected) {
  Life life(genome);
  life.simulator->run(1);
  const Vector w = numbers(life, "input.w");
  for (std::size_t k = 0; k < expected.size(); ++k) BOOST_TEST(w[k] == expected[k], boost::test_tools::tolerance(1e-6));
}

struct Map {
  Vector w;
  static constexpr std::size_t units = 100;

  [[nodiscard]] double distance(std::size_t j, double x, double y) const {
    return std::hypot(w[j] - x, w[units + j] - y);
  }
  /// Steps on the grid, a diagonal one counting as one, between the two units nearest to a point.
  [[nodiscard]] std::size_t steps(double x, double y) const {
    std::size_t best = 0, next = 1;
    if (distance(1, x, y) < distance(0, x, y)) std::swap(best, next);
    for (std::size_t j = 2; j < units; ++j) {
      if (distance(j, x, y) < distance(best, x, y))
        next = std::exchange(best, j);
      else if (distance(j, x, y) < distance(next, x, y))
        next = j;
    }
    const auto off = [](std::size_t a, std::size_t b) { return a > b ? a - b : b - a; };
    return std::max(off(best / 10, next / 10), off(best % 10, next % 10));
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(competition)

BOOST_AUTO_TEST_CASE(competitive_moves_weights_by_their_share_in_the_win) {
  // eta = 0.1, share = 1 and 2: dw = 0.1 share (x - 1/2) = share (0.05, 0.15)
  check_after_one_tick(by_hand("{ type = \"Competitive\", eta = 0.1 }", "share = \"b.rate\"", 2),
                       {0.55, 0.6, 0.65, 0.8});
}

BOOST_AUTO_TEST_CASE(krotov_and_hopfield_s_winner_learns_and_the_second_unlearns) {
  // Ranks 1, 2, 3; u = 3/2; eta = 0.1, radius 1: x - u w = (0.25, 1.25), times 0.1, -0.04, 0.
  check_after_one_tick(by_hand("{ type = \"KrotovHopfield\", eta = 0.1 }", "rank = \"b.rate\"", 3),
                       {0.525, 0.49, 0.5, 0.625, 0.45, 0.5});
}

BOOST_AUTO_TEST_CASE(krotov_and_hopfield_s_step_may_be_divided_by_its_largest_element) {
  // The largest is 1.25: steps (0.2, 1) times 0.1, and -0.4 times that. Rank 3 unlearns.
  check_after_one_tick(
      by_hand("{ type = \"KrotovHopfield\", eta = 0.1, normalise = \"largest\", k = 3 }", "rank = \"b.rate\"", 3),
      {0.52, 0.5, 0.492, 0.6, 0.5, 0.46});
}

BOOST_AUTO_TEST_CASE(soft_hebb_weighs_oja_s_step_with_the_share) {
  // share = u = 1 and 2, eta = 0.1: share (x - u / 2) = (0.5, 1.5) and 2 (0, 1)
  check_after_one_tick(by_hand("{ type = \"SoftHebb\", eta = 0.1 }", "share = \"b.rate\", u = \"b.rate\"", 2),
                       {0.55, 0.5, 0.65, 0.7});
}

BOOST_AUTO_TEST_CASE(foldiak_s_lateral_step_is_anti_hebbian) {
  // -0.1 (y x - 0.25)
  check_after_one_tick(by_hand("{ type = \"Foldiak\", alpha = 0.1, p = 0.5 }", "y = \"b.rate\"", 2),
                       {0.425, 0.325, 0.325, 0.125});
}

BOOST_AUTO_TEST_CASE(sail_net_counts_spikes_until_the_picture_ends) {
  // A picture of 4 ticks (decide in the third), x = 1, y = 1, every tick: at its end both counts are 4. w = -0.1 (16 -
  // 0.25).
  Life life(brain() + part("world", "bars", "BarsStream", "on = 4") +
            part("regions", "a", "TestRamp", "size = { n = 1 }\nstart = 1\nstep = 0") +
            part("regions", "sink", "TestEcho", "size = { n = 1 }") +
            projection("input", "a.rate", "sink.drive", "{ type = \"Dense\" }",
                       "learning = { type = \"SailNet\", alpha = 0.1, p = 0.5, settled = \"bars.settled\" }\nsignals = "
                       "{ spike = \"a.rate\" }"));
  life.simulator->run(3);
  BOOST_TEST(numbers(life, "input.w")[0] == 0.0);
  life.simulator->run(2);
  BOOST_TEST(numbers(life, "input.w")[0] == -1.575, boost::test_tools::tolerance(1e-6));
  life.simulator->run(3);
  BOOST_TEST(numbers(life, "input.w")[0] == -3.15, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(a_winner_s_weights_tend_to_the_mean_of_its_own_inputs) {
  // Two clusters of two points, (0, 0) (0, 1) and (5, 0) (5, 1): means (0, 1/2) and (5, 1/2). The last input weighs eta
  // = 0.01.
  Life life(brain(2) + part("world", "stream", "PatternStream", "given = \"0 0; 5 0; 0 1; 5 1\"\norder = \"cyclic\"") +
            part("regions", "output", "KWinners", "size = { n = 2 }\nwinners = 1\nfloor = -1000") +
            projection("input", "stream.x", "output.drive", "{ type = \"Distance\", w = \"uniform 2 3\" }",
                       "learning = { type = \"Competitive\", eta = 0.01 }"));
  life.simulator->run(20000);
  const Vector w = numbers(life, "input.w");
  BOOST_TEST(std::min(w[0], w[1]) < 1e-3);
  BOOST_TEST(std::max(w[0], w[1]) == 5.0, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(w[2] == 0.5, boost::test_tools::tolerance(0.02));
  BOOST_TEST(w[3] == 0.5, boost::test_tools::tolerance(0.02));
}

BOOST_AUTO_TEST_CASE(krotov_and_hopfield_s_winners_reach_their_length) {
  // d|w|^2 = 2 eta u (r^2 - |w|^2) + eta^2 |x|^2 and more; with eta = 1e-3, |x|^2 = 6 and u about 3 the last term is
  // 1e-3 of r^2.
  Life life(brain(3) + part("world", "stream", "GaussianStream", "sd = \"1 1 1 1 1 1\"") +
            part("regions", "output", "RankedUnits", "size = { n = 5 }") +
            projection("input", "stream.x", "output.drive", "{ type = \"Dense\", w = \"normal 0 1\" }",
                       "learning = { type = \"KrotovHopfield\", eta = 1e-3, radius = 2, delta = 0 }"));
  life.simulator->run(100000);
  const Vector w = numbers(life, "input.w");
  for (std::size_t j = 0; j < 5; ++j) BOOST_TEST(length(row(w, 5, j)) == 2.0, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(soft_hebb_s_weights_reach_the_length_1) {
  // Where the step is 0 on average, <share x> = <share u> w; times w: <share u> = <share u> |w|^2.
  Life life(brain(4) +
            part("world", "stream", "PatternStream", "kind = \"orthogonal\"\nsize = { unit = 16 }\npatterns = 4") +
            part("regions", "output", "SoftMaxUnits", "size = { n = 4 }\nbeta = 8") +
            projection("input", "stream.x", "output.drive", "{ type = \"Dense\", w = \"uniform 0 0.5\" }",
                       "learning = { type = \"SoftHebb\", eta = { value = 0.02, schedule = [[0, 1], [\"20 s\", 1], "
                       "[\"21 s\", 0.05]] } }"));
  life.simulator->run(60000);
  const Vector w = numbers(life, "input.w");
  for (std::size_t j = 0; j < 4; ++j) BOOST_TEST(length(row(w, 4, j)) == 1.0, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(a_map_of_a_square_keeps_neighbours_together) {
  Life life(
      brain(5) + part("world", "stream", "UniformStream", "size = { input = 2 }") +
      part("regions", "map", "SelfOrganisingMap", "sigma = { value = 5, schedule = [[0, 1.0], [\"15 s\", 0.12]] }") +
      projection(
          "input", "stream.x", "map.drive", "{ type = \"Distance\", w = \"uniform 0.4 0.6\" }",
          "learning = { type = \"Competitive\", eta = { value = 0.1, schedule = [[0, 1.0], [\"20 s\", 0.1]] } }"));
  life.simulator->run(20000);
  const Map map{numbers(life, "input.w")};
  int torn = 0;
  double error = 0;
  for (int i = 0; i < 50; ++i)
    for (int k = 0; k < 50; ++k) {
      const double x = (i + 0.5) / 50, y = (k + 0.5) / 50;
      torn += map.steps(x, y) > 1 ? 1 : 0;
      double nearest = 1;
      for (std::size_t j = 0; j < Map::units; ++j) nearest = std::min(nearest, map.distance(j, x, y));
      error += nearest / 2500;
    }
  BOOST_TEST_MESSAGE("topographic error " << torn / 2500.0 << ", distance to the nearest unit " << error);
  BOOST_TEST(torn / 2500.0 < 0.1);
  // Squares of side 1/10 would have a mean distance of 0.038.
  BOOST_TEST(error < 0.05);
}

BOOST_AUTO_TEST_SUITE_END()
