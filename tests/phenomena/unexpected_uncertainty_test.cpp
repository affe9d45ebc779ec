// SPDX-License-Identifier: Apache-2.0
// Noradrenaline tells that the world has changed, if errors are larger than acetylcholine lets one expect; who listens learns faster then.
#include <algorithm>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string yu = "Yu & Dayan 2005; numbers illustrative", aston = "Aston-Jones & Cohen 2005; the parabola is ours";
constexpr int seeds = 50;

std::string follower(int seed, double noise, double told, const std::string& more = {}) {
  std::vector<anlage::Override> changes;
  changes.push_back({"brain.seed", std::to_string(seed)});
  changes.push_back({"noise.sd", "\"" + std::to_string(noise) + "\""});
  changes.push_back({"coeruleus.usual", std::to_string(told)});
  std::string file = ANLAGE_TEST_SOURCE "/plugins/steering/";
  file += "locus_coeruleus/genome.toml";
  return anlage::read_genome(file, changes).resolved_toml() + more;
}

struct Switch {
  double before = 0;  ///< probability of a change, mean of 100 calm ticks
  double peak = 0;    ///< highest in 10 ticks after the jump
  double error = 0;   ///< square of what the estimate is off, mean of ticks 5 to 20 after the jump
};

/// A level that jumps by 4, in noise; `told` is the mean square of errors that is expected.
Switch jump(double noise, double told, const std::string& more = {}) {
  Switch mean;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Life life(follower(seed, noise, told, more));
    life.simulator->run(150);
    mean.before += record(life, "coeruleus.unexpected", 100).mean() / seeds;
    life.simulator->set("level.value", "4");
    double peak = 0;
    for (int t = 0; t < 20; ++t) {
      life.simulator->run(1);
      if (t < 10) peak = std::max(peak, life.value("coeruleus.unexpected"));
      const double off = life.value("estimate.rate") - 4;
      if (t >= 5) mean.error += off * off / 15 / seeds;
    }
    mean.peak += peak / seeds;
  }
  return mean;
}

/// The largest burst after something salient, at a tonic level.
double burst(const std::string& arousal) {
  const Life life("[brain]\nname = \"b\"\ntick = \"10 ms\"\n[regions.target]\ntype = \"Constant\"\n[steering.coeruleus]\ntype = \"LocusCoeruleus\"\nsize = { n = 1 }\narousal = " + arousal + "\n" +
                  wire("target.rate", "coeruleus.salience"));
  life.simulator->run(1);
  return life.value("coeruleus.noradrenaline") - life.value("coeruleus.tonic");
}

const Switch& expected() {
  static const Switch known = jump(1, 1);
  return known;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unexpected_uncertainty)

BOOST_AUTO_TEST_CASE(a_change_of_the_world_raises_noradrenaline) {
  report({.target = "T-M4", .what = "probability of a change while there is none", .measured = expected().before, .bar = {0, 0.1}, .wanted = "low", .source = yu});
  report({.target = "T-M4", .what = "its peak after a jump of 4 standard deviations", .measured = expected().peak, .bar = {0.8, 1}, .wanted = "high", .source = yu});
}

BOOST_AUTO_TEST_CASE(expected_uncertainty_keeps_it_down) {
  report({.target = "T-M4", .what = "peak after the same jump in noise of 4, which is expected", .measured = jump(4, 16).peak, .bar = {0, 0.4}, .wanted = "lower", .source = yu});
  report({.target = "T-M4", .what = "ablation: noise of 4, which nobody expects: before any jump", .measured = jump(4, 1).before, .bar = {0.5, 1}, .wanted = "always high", .source = yu});
}

BOOST_AUTO_TEST_CASE(who_listens_follows_a_change_sooner) {
  const double deaf = jump(1, 1, "[[interventions]]\ntick = 0\nlesion = \"coeruleus\"\n").error;
  report({.target = "T-M4", .what = "squared error 5 to 20 ticks after the jump, by that without noradrenaline", .measured = expected().error / deaf, .bar = {0, 0.3}, .wanted = "less",
          .source = yu});
  report({.target = "T-M4", .what = "ablation: the coeruleus is dead: squared error", .measured = deaf, .bar = {.low = 8}, .wanted = "as large as the jump lets it be", .source = yu});
}

// 4 T (1 - T): 1 at T = 0.5, 0.36 at 0.1 and 0.9.
BOOST_AUTO_TEST_CASE(bursts_are_largest_at_a_middle_tonic_level) {
  report({.target = "T-M3", .what = "burst at a tonic level of 0.5", .measured = burst("0.5"), .bar = {0.999, 1.001}, .wanted = "largest", .source = aston});
  report({.target = "T-M3", .what = "burst of the drowsy, 0.1", .measured = burst("0.1"), .bar = {0.359, 0.361}, .wanted = "smaller", .source = aston});
  report({.target = "T-M3", .what = "burst of the aroused, 0.9", .measured = burst("0.9"), .bar = {0.359, 0.361}, .wanted = "smaller", .source = aston});
}

BOOST_AUTO_TEST_CASE(a_compartment_is_asked_for_by_itself) {
  const Life life("[brain]\nname = \"b\"\ntick = \"10 ms\"\n[world.asks]\ntype = \"PatternStream\"\ngiven = \"0 0.3 0\"\n[steering.coeruleus]\ntype = \"LocusCoeruleus\"\n"
                  "size = { n = 1, compartment = 3 }\n" + wire("asks.x", "coeruleus.ask"));
  life.simulator->run(1);
  report({.target = "T-M4", .what = "level of a compartment that is asked for, minus that of another", .measured = life.value("coeruleus.level", 1) - life.value("coeruleus.level", 0),
          .bar = {0.299, 0.301}, .wanted = "0.3", .source = "illustrative"});
  report({.target = "T-M4", .what = "level of a compartment that is not", .measured = life.value("coeruleus.level", 2), .bar = {0.199, 0.201}, .wanted = "tonic", .source = "illustrative"});
}

BOOST_AUTO_TEST_SUITE_END()
