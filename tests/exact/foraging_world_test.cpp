// SPDX-License-Identifier: Apache-2.0
// The rules by which a forager lives and dies.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

std::string head(int seed = 1) { return "[brain]\nname = \"b\"\ntick = \"100 ms\"\nseed = " + std::to_string(seed) + "\n"; }

std::string constant(const std::string& name, double value) {
  return "[regions." + name + "]\ntype = \"Constant\"\nvalue = " + std::to_string(value) + "\n";
}

/// A body that gets what `taste` says, at an effort.
std::string body(const std::string& taste, double effort, const std::string& settings = "") {
  return head() + "[world.tongue]\ntype = \"PatternStream\"\ngiven = \"" + taste + "\"\n" + constant("legs", effort) +
         "[world.body]\ntype = \"Metabolism\"\n" + settings + wire("tongue.x", "body.taste") + wire("legs.rate", "body.effort");
}

double dies_after(const std::string& taste, double effort, const std::string& settings = "") {
  const Life life(body(taste, effort, settings));
  life.simulator->run(6000);
  BOOST_TEST(life.value("body.alive") == 0.0);
  return life.value("body.survival");
}

/// A body that walks straight on and bites what it meets.
std::string walker(int seed) {
  return head(seed) + "[world.arena]\ntype = \"ForagingArena\"\n" + constant("will", 1) + constant("calm", 0.02) + wire("will.rate", "arena.forward") +
         wire("will.rate", "arena.eat") + wire("calm.rate", "arena.turn");
}

/// Health that birds have taken in an hour from a prey of this effort, which is sheltered or not.
double taken(double effort, double sheltered, const std::string& settings = "") {
  const Life life(head() + constant("legs", effort) + constant("roof", sheltered) + "[world.bird]\ntype = \"BirdOfPrey\"\ninterval = \"20 s\"\n" + settings +
                  wire("legs.rate", "bird.effort") + wire("roof.rate", "bird.sheltered"));
  double sum = 0;
  for (int t = 0; t < 36000; ++t) {
    life.simulator->run(1);
    sum += life.value("bird.wound");
  }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(foraging_world)

// Water lasts 180 s at rest, and 180 / 1.2 = 150 s for who walks; with water, energy lasts 240 s.
BOOST_AUTO_TEST_CASE(who_gets_nothing_dies_of_what_is_used_up_first) {
  BOOST_TEST(std::abs(dies_after("0 0 0 0", 0) - 180) < 0.25);
  BOOST_TEST(std::abs(dies_after("0 0 0 0", 1) - 150) < 0.25);
  BOOST_TEST(std::abs(dies_after("0 1 0 0", 0) - 240) < 0.25);
}

// Poison of 0.5 a second against healing: health after n ticks is below 0 within 2 to 2.2 s.
BOOST_AUTO_TEST_CASE(who_eats_poison_dies_within_seconds) { BOOST_TEST(std::abs(dies_after("0 0 0 1", 0) - 2.1) < 0.15); }

BOOST_AUTO_TEST_CASE(nobody_dies_in_childhood_and_who_leaves_it_is_well) {
  const Life life(body("0 0 0 0", 0, "mortal = \"no\"\n"));
  life.simulator->run(5000);
  BOOST_TEST(life.value("body.alive") == 1.0);
  BOOST_TEST(std::abs(life.value("body.body", 1) - 0.1) < 1e-6);
  BOOST_TEST(life.value("body.survival") == 0.0);
  life.simulator->set("body.mortal", "yes");
  life.simulator->run(1);
  BOOST_TEST(life.value("body.body", 1) > 0.99);
  life.simulator->run(5000);
  BOOST_TEST(std::abs(life.value("body.survival") - 180) < 0.25);
}

BOOST_AUTO_TEST_CASE(after_death_all_is_0_but_survival) {
  const Life life(body("0 0 0 0", 0));
  life.simulator->run(5000);
  for (int k = 0; k < 4; ++k) BOOST_TEST(life.value("body.body", k) == 0.0);
  BOOST_TEST(life.value("body.survival") > 0.0);
}

BOOST_AUTO_TEST_CASE(every_life_draws_what_its_colours_are) {
  std::set<int> food;
  for (int seed = 1; seed <= 24; ++seed) {
    const Life life(walker(seed));
    for (int t = 0; t < 20000; ++t) {
      life.simulator->run(1);
      if (life.value("arena.taste", 0) == 0) continue;
      for (int colour = 0; colour < 6; ++colour)
        if (life.value("arena.touch", colour) != 0) food.insert(colour);
      break;
    }
  }
  BOOST_TEST(food.size() == 6u);  // that one of six is missing in 24 lives has a probability of 6 (5/6)^24 = 0.08; not with these seeds
}

BOOST_AUTO_TEST_CASE(a_colour_has_one_taste_in_a_life_and_stones_have_none) {
  const Life life(walker(3));
  std::set<std::pair<int, int>> tastes;
  for (int t = 0; t < 30000; ++t) {
    life.simulator->run(1);
    for (int colour = 0; colour < 6; ++colour)
      for (int taste = 0; taste < 4; ++taste)
        if (life.value("arena.touch", colour) != 0 && life.value("arena.taste", taste) != 0) tastes.insert({colour, taste});
  }
  BOOST_TEST(tastes.size() == 4u);
}

BOOST_AUTO_TEST_CASE(walls_keep_the_body_in) {
  const Life life(walker(5));
  for (int t = 0; t < 3000; ++t) {
    life.simulator->run(1);
    for (int axis = 0; axis < 2; ++axis) {
      const double at = life.value("arena.place", axis);
      if (at < 0 || at > 1) BOOST_ERROR("outside at " << at);
    }
  }
}

// A bird every 20 s, which is there for 2.6 s and strikes with 0.9: some 3600 / 22.6 · 0.9 = 143 strikes of 0.7 an hour.
BOOST_AUTO_TEST_CASE(who_walks_is_struck_and_who_runs_hides_or_freezes_is_not) {
  BOOST_TEST(std::abs(taken(1, 0) - 100) < 20);
  BOOST_TEST(taken(4, 0) == 0.0);
  BOOST_TEST(taken(1, 1) == 0.0);
  BOOST_TEST(taken(0, 0, "glimpse = 0\n") == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
