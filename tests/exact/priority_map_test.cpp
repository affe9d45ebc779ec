// SPDX-License-Identifier: Apache-2.0
// Where a priority map turns to.
#include <cmath>
#include <numbers>
#include <string>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

constexpr double width = 2 * std::numbers::pi / 9;

/// Two features in nine sectors, seen as `view` says and worth as `worth` says.
std::string tectum(const std::string& view, const std::string& worth) {
  return "[brain]\nname = \"b\"\ntick = \"100 ms\"\n[world.view]\ntype = \"PatternStream\"\ngiven = \"" + view + "\"\n[world.worth]\ntype = \"PatternStream\"\ngiven = \"" + worth +
         "\"\n[steering.tectum]\ntype = \"PriorityMap\"\n" + wire("view.x", "tectum.view") + wire("worth.x", "tectum.worth");
}

double turn(const std::string& view, const std::string& worth) {
  const Life life(tectum(view, worth));
  life.simulator->run(1);
  return life.value("tectum.turn");
}

const std::string none = "0 0 0 0 0 0 0 0 0", ahead = "0 0 0 0 1 0 0 0 0", left = "0 0 0 0 0 0 1 0 0", right = "0 0 1 0 0 0 0 0 0", between = "0 0 0 0 0.5 0.5 0 0 0";

}  // namespace

BOOST_AUTO_TEST_SUITE(priority_map)

BOOST_AUTO_TEST_CASE(turns_to_what_is_worth_something_by_its_azimuth) {
  BOOST_TEST(std::abs(turn(left + " " + right, "1 0") - 2 * width) < 1e-6);
  BOOST_TEST(std::abs(turn(left + " " + right, "0 1") + 2 * width) < 1e-6);
  BOOST_TEST(std::abs(turn(ahead + " " + none, "1 0")) < 1e-6);
}

// Sector 4 and 5 alike: 4 is the first of the largest, at 0, and its neighbour pulls by width · 0.5 / (0.5 + 0.5).
BOOST_AUTO_TEST_CASE(reads_an_azimuth_between_two_sectors) { BOOST_TEST(std::abs(turn(between + " " + none, "1 0") - width / 2) < 1e-6); }

// Of two things the one with the larger product of brightness and worth.
BOOST_AUTO_TEST_CASE(weighs_how_near_it_is_by_what_it_is_worth) {
  BOOST_TEST(turn("0 0 0 0 0 0 0.9 0 0 0 0 0.2 0 0 0 0 0 0", "1 2") > 0);
  BOOST_TEST(turn("0 0 0 0 0 0 0.9 0 0 0 0 0.2 0 0 0 0 0 0", "1 5") < 0);
}

// Something that repels a sector to the left: without a goal it wanders, and besides turns by push cos(width) = 2 cos(width) to the right.
BOOST_AUTO_TEST_CASE(turns_away_from_what_repels) {
  const double free = turn(none + " " + none, "-1 0"), pushed = turn("0 0 0 0 0 1 0 0 0 " + none, "-1 0");
  BOOST_TEST(std::abs(pushed - free + 2 * std::cos(width)) < 1e-5);
}

// u has variance 1, and what is left of it after a second is e^-1: over 20000 ticks of 0.1 s its variance is known to some 3 %.
BOOST_AUTO_TEST_CASE(wanders_where_nothing_is_worth_anything) {
  const Life life(tectum(none + " " + none, "1 1"));
  double squares = 0, lagged = 0, past[10] = {};
  constexpr int ticks = 20000;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    const double now = life.value("tectum.turn") / 0.15;
    squares += now * now / ticks;
    lagged += now * past[t % 10] / ticks;
    past[t % 10] = now;
  }
  BOOST_TEST(std::abs(squares - 1) < 0.12);
  BOOST_TEST(std::abs(lagged - std::exp(-1.0)) < 0.12);
  BOOST_TEST(life.value("tectum.forward") == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
