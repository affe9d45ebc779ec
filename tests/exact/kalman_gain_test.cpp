// SPDX-License-Identifier: Apache-2.0
// Uncertainty sets the learning rate: acetylcholine brings it to the gain of the Kalman filter, K = (-q + √(q² + 4q)) / 2 with
// q = variance of a step / variance of an observation: 0.0951, 0.2702, 0.6180 for q = 0.01, 0.1, 1.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Doya 2002; Mehra 1970; Kalman 1960; rates illustrative";

/// The demo of BasalForebrain, with steps of variance q.
std::string follower(double q, const std::string& mu) {
  return anlage::read_genome(std::string(ANLAGE_TEST_SOURCE) + "/plugins/steering/basal_forebrain/genome.toml",
                             {{"source.step", std::to_string(std::sqrt(q))}, {"basal_forebrain.mu", mu}})
      .resolved_toml();
}

double level_of(const Life& life, std::uint64_t ticks) { return record(life, "basal_forebrain.level", ticks).mean(); }

double settled(double q, const std::string& mu = "0.0005") {
  const Life life(follower(q, mu));
  life.simulator->run(40000);
  return level_of(life, 200000);
}

double gain(double q) { return (-q + std::sqrt(q * q + 4 * q)) / 2; }

}  // namespace

BOOST_AUTO_TEST_SUITE(kalman_gain)

BOOST_AUTO_TEST_CASE(acetylcholine_brings_the_learning_rate_to_the_gain_of_the_kalman_filter) {
  for (const double q : {0.01, 0.1, 1.0})
    report({.target = "T-M4", .what = "learning rate over the Kalman gain, q = " + std::to_string(q).substr(0, 4), .measured = settled(q) / gain(q),
            .bar = {0.9, 1.1}, .wanted = "1 within 10 %", .source = source});
}

BOOST_AUTO_TEST_CASE(a_level_that_does_not_listen_to_errors_fits_no_world_but_one) {
  report({.target = "T-M4", .what = "ablation: learning rate over the Kalman gain, q = 0.01, deaf to the agreement of errors",
          .measured = settled(0.01, "0") / gain(0.01), .bar = {1.5, unbounded}, .wanted = "far from 1", .source = source});
}

BOOST_AUTO_TEST_CASE(more_is_learned_from_an_error_while_the_world_is_volatile) {
  const Life life(follower(0.01, "0.001"));
  life.simulator->run(20000);
  const double stable = level_of(life, 20000);
  life.simulator->set("source.step", "1");
  life.simulator->run(10000);
  const double volatile_block = level_of(life, 20000);
  report({.target = "T-M4", .what = "learning rate in a volatile block over that in a stable one", .measured = volatile_block / stable,
          .bar = {2, unbounded}, .wanted = "higher; the gains are 0.618 / 0.095 = 6.5", .source = "Behrens et al. 2007; sizes illustrative"});
}

BOOST_AUTO_TEST_CASE(without_its_source_nothing_is_learned) {
  const Life life(follower(0.1, "0.001") + "[[interventions]]\ntick = 20000\nlesion = \"basal_forebrain\"\n");
  life.simulator->run(20001);
  const double before = matrix_of(life, "belief.w")(0, 0);
  life.simulator->run(1000);
  report({.target = "T-M4", .what = "ablation: change of the estimate in 1000 ticks without the basal forebrain",
          .measured = std::abs(matrix_of(life, "belief.w")(0, 0) - before), .bar = {0, 0}, .wanted = "0", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
