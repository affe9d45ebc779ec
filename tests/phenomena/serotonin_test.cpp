// SPDX-License-Identifier: Apache-2.0
// Serotonin sets how far ahead it is worth to look, tells the average reward, and bursts for punishment.
#include <cmath>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string doya = "Doya 2002; Miyazaki et al. 2014; range of discounts illustrative", daw = "Daw, Kakade & Dayan 2002; Cohen, Amoroso & Uchida 2015";

/// How dopamine answers a cue that foretells a reward of 1, so many ticks ahead. More: further TOML.
double worth(int ticks, double serotonin, const std::string& more = {}) {
  std::vector<anlage::Override> changes;
  changes.push_back({"raphe.rest", std::to_string(serotonin)});
  changes.push_back({"trials.outcome_on", std::to_string(5 + ticks)});
  changes.push_back({"trials.length", std::to_string(10 + ticks)});
  std::string file = ANLAGE_TEST_SOURCE "/plugins/steering/";
  file += "dorsal_raphe/genome.toml";
  const Life life(anlage::read_genome(file, changes).resolved_toml() + more);
  const auto trial = static_cast<std::uint64_t>(10 + ticks);
  life.simulator->run(400 * trial + 6);  // into the first tick of the cue
  return life.value("vta.delta");
}

double patience(double serotonin) { return 0.5 + 0.49 * serotonin; }

/// A large reward in 16 ticks, 3, minus a small one in 4, 1: above 0 it waits.
double waits(double serotonin) { return 3 * worth(16, serotonin) - worth(4, serotonin); }

std::string lever(const std::string& settings) {
  return "[brain]\nname = \"b\"\ntick = \"1 s\"\n[world.lever]\ntype = \"Bandit\"\nprobability = \"0.3 0.3\"\n[regions.hand]\ntype = \"Constant\"\nvalue = 0\n"
         "[steering.raphe]\ntype = \"DorsalRaphe\"\n" + settings + wire("hand.rate", "lever.choice");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(serotonin)

BOOST_AUTO_TEST_CASE(a_reward_n_ticks_ahead_is_worth_the_discount_to_the_power_of_n) {
  for (const int n : {4, 10, 16}) {
    const double expected = std::pow(patience(0.8), n);
    report({.target = "T-M2", .what = "worth of a reward " + std::to_string(n) + " ticks ahead, serotonin 0.8", .measured = worth(n, 0.8),
            .bar = {expected - 1e-3, expected + 1e-3}, .wanted = "gamma^n", .source = doya});
  }
}

BOOST_AUTO_TEST_CASE(much_serotonin_waits_for_the_larger_reward_and_little_takes_the_smaller_one) {
  report({.target = "T-M2", .what = "3 in 16 ticks minus 1 in 4, serotonin 0.95", .measured = waits(0.95), .bar = {.low = 0.3}, .wanted = "waits", .source = doya});
  report({.target = "T-M2", .what = "3 in 16 ticks minus 1 in 4, serotonin 0.2", .measured = waits(0.2), .bar = {.high = -0.05}, .wanted = "does not wait", .source = doya});
  report({.target = "T-M2", .what = "ablation: the raphe is dead: worth of a reward 4 ticks ahead", .measured = worth(4, 0.95, "[[interventions]]\ntick = 0\nlesion = \"raphe\"\n"),
          .bar = {-1e-3, 1e-3}, .wanted = "0", .source = doya});
}

// A lever that pays in 3 of 10 ticks, an average over tau_b = 500 ticks: standard deviation sqrt(0.21 / 1000) = 0.0145, and a third of it in the mean of 5000.
BOOST_AUTO_TEST_CASE(tonic_serotonin_tells_the_average_reward) {
  const Life life(lever("tau_b = 500\n") + wire("lever.reward", "raphe.reward"));
  life.simulator->run(5000);
  report({.target = "T-M2", .what = "average reward of a lever that pays 3 times in 10", .measured = record(life, "raphe.average_reward", 5000).mean(), .bar = {0.28, 0.32},
          .wanted = "0.3", .source = daw});
  const Life deaf(lever("tau_b = 500\n"));
  deaf.simulator->run(5000);
  report({.target = "T-M2", .what = "ablation: reward does not reach the raphe: average", .measured = deaf.value("raphe.average_reward"), .bar = {0, 0}, .wanted = "0", .source = daw});
}

// A punishment of 1 is 1 above rest in its tick and e^-2 of that a second later, with tau = 0.5 s.
BOOST_AUTO_TEST_CASE(punishment_makes_it_burst) {
  const Life life(lever("") + "[regions.pain]\ntype = \"Constant\"\n" + wire("pain.rate", "raphe.punishment"));
  life.simulator->run(1);
  report({.target = "T-M2", .what = "serotonin above rest in the tick of a punishment of 1", .measured = life.value("raphe.serotonin") - 0.5, .bar = {0.999, 1.001}, .wanted = "1", .source = daw});
  life.simulator->set("pain.value", "0");
  life.simulator->run(1);
  report({.target = "T-M2", .what = "a second later, time constant half a second", .measured = life.value("raphe.serotonin") - 0.5, .bar = {0.134, 0.137}, .wanted = "0.135", .source = daw});
}

BOOST_AUTO_TEST_SUITE_END()
