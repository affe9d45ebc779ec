// SPDX-License-Identifier: Apache-2.0
// A clock and a motor actor: a sequence is found by trial and error, and not without exploration.
#include <cmath>
#include <fstream>
#include <sstream>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

/// The demo of MotorActor: four moments, two motor units, a judge.
std::string demo(double sigma, double eta) {
  std::ifstream file(std::string(ANLAGE_TEST_SOURCE) + "/plugins/regions/motor_actor/genome.toml");
  std::stringstream text;
  text << file.rdbuf();
  return anlage::parse_genome(
             text.str(), "genome.toml",
             {{"actor.sigma", std::to_string(sigma)}, {"projections.motor.learning.eta", std::to_string(eta)}})
      .resolved_toml();
}

/// Mean squared distance of what the actor would do without chance from what is wanted, over the four moments.
double distance_of(const Life& life) {
  double sum = 0;
  for (int t = 0; t < 4; ++t) {
    life.simulator->run(1);
    sum += (vector_of(life, "actor.expectation") - vector_of(life, "wish.rate")).squaredNorm() / 8;
  }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(motor_exploration)

BOOST_AUTO_TEST_CASE(every_unit_of_the_clock_is_active_once_in_its_place) {
  // 5 units, one every 3 ms for 4 ms: unit k in the ticks 3 k .. 3 k + 3; the round takes 15 ticks.
  const Life life(
      "[brain]\nname = \"clock\"\n[regions.clock]\ntype = \"SequenceClock\"\nsize = { n = 5 }\nstep = \"3 ms\"\nwidth "
      "= \"4 ms\"\n");
  for (int t = 0; t < 60; ++t) {
    life.simulator->run(1);
    for (int k = 0; k < 5; ++k) BOOST_TEST(life.value("clock.rate", k) == (t % 15 >= 3 * k && t % 15 < 3 * k + 4));
  }
}

BOOST_AUTO_TEST_CASE(a_clock_with_a_start_rests_until_it_comes) {
  const Life life(
      "[brain]\nname = \"clock\"\n[world.start]\ntype = \"SpikeTimes\"\nsize = { n = 1 }\ntimes = \"0.005\"\n" +
      region("clock", "SequenceClock", 3, "step = \"1 ms\"\nwidth = \"1 ms\"\n") + wire("start.spike", "clock.start"));
  int active = 0;
  for (int t = 0; t < 30; ++t) {
    life.simulator->run(1);
    for (int k = 0; k < 3; ++k) {
      active += life.value("clock.rate", k) > 0;
      if (life.value("clock.rate", k) > 0) BOOST_TEST(t == 5 + k);
    }
  }
  BOOST_TEST(active == 3);
}

BOOST_AUTO_TEST_CASE(fluctuations_have_the_stated_size_and_last_as_long_as_stated) {
  // 64 units for 4000 ticks, correlated over 20 of them: variance 0.04, correlation over 20 ms 1 / e, both within 3 %.
  const Life life("[brain]\nname = \"noise\"\n[regions.silence]\ntype = \"Readout\"\nsize = { n = 64 }\n" +
                  region("actor", "MotorActor", 64, "sigma = 0.2\ntau = \"20 ms\"\n") +
                  wire("silence.rate", "actor.drive", {}, 1) + wire("actor.expectation", "silence.drive", {}, 1));
  std::vector<Vector> past;
  double square = 0, product = 0;
  for (int t = 0; t < 4000; ++t) {
    life.simulator->run(1);
    past.push_back(vector_of(life, "actor.xi"));
    square += past.back().squaredNorm() / (64 * 4000.0);
    if (t >= 20) product += past.back().dot(past[past.size() - 21]) / (64 * 3980.0);
  }
  BOOST_TEST(square == 0.04, boost::test_tools::tolerance(0.03));
  BOOST_TEST(product / square == std::exp(-1.0), boost::test_tools::tolerance(0.05));
}

BOOST_AUTO_TEST_CASE(a_sequence_is_found_by_trial_and_error) {
  const Life life(demo(0.05, 50)), still(demo(0, 50));
  const double before = distance_of(life);
  for (const Life* one : {&life, &still}) one->simulator->run(4000);
  report({.target = "RG-15",
          .what = "motor actor with a clock and a judge: distance from the wanted sequence after 1000 attempts, over "
                  "that at birth",
          .measured = distance_of(life) / before,
          .bar = {0, 0.1},
          .wanted = "learned",
          .source = "Fiete, Fee & Seung 2007; illustrative",
          .not_reached = {}});
  report({.target = "RG-15",
          .what = "ablation: no exploration noise, the same ratio",
          .measured = distance_of(still) / before,
          .bar = {0.99, 1.01},
          .wanted = "stuck",
          .source = "Fiete, Fee & Seung 2007; illustrative",
          .not_reached = {}});
}

BOOST_AUTO_TEST_SUITE_END()
