// SPDX-License-Identifier: Apache-2.0
// A newborn brain flees from what looms and freezes before what sweeps, by its brainstem alone.
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

const std::string yilmaz = "Yilmaz & Meister 2013; Yang et al. 2020; noise illustrative";
constexpr int trials = 30;

struct Answers {
  double flight = 0, freezing = 0;  ///< shares of the trials
  double latency = 0;               ///< mean, of flights [s]
};

/// Trials of apps/brains/bird-overhead under a sky with these settings, with overrides of the genome and without some parts.
Answers answers(const Settings& sky, const std::vector<Override>& overrides = {}, const std::vector<std::string>& silent = {}) {
  const Life life(ready_made("bird-overhead", overrides));
  for (const auto& [name, value] : sky) life.simulator->set("sky." + name, value);
  for (const std::string& part : silent) life.simulator->set_mode(part, FaultPolicy::silence);
  Answers found;
  int fled = 0;
  bool flees = false, freezes = false;
  int since = 0;
  const auto close = [&] { found.flight += flees, found.freezing += freezes, flees = freezes = false, since = 0; };
  for (int done = -1; done < trials;) {
    life.simulator->run(1);
    if (life.value("sky.first") != 0) {
      if (done >= 0) close();
      ++done;
    }
    ++since;
    if (life.value("dorsal.onset") != 0 && !flees) flees = true, found.latency += since * 0.01, ++fled;
    freezes = freezes || life.value("dorsal.freezing") != 0;
  }
  found.flight /= trials, found.freezing /= trials;
  if (fled > 0) found.latency /= fled;
  return found;
}

const Settings sweep = {{"course", "sweep"}, {"from", "5 deg"}, {"azimuth", "-25 deg"}, {"duration", "2 s"}, {"repeat", "2 s"}, {"shows", "1"}};

void flees(const std::string& what, const Settings& sky) {
  report({.target = "T-I2", .what = "P(escape), " + what, .measured = answers(sky).flight, .bar = {0.8, 1}, .wanted = "> 0.8", .source = yilmaz});
}
void stays(const std::string& what, const Settings& sky) {
  report({.target = "T-I2", .what = "P(escape), " + what, .measured = answers(sky).flight, .bar = {0, 0.1}, .wanted = "< 0.1", .source = yilmaz});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(escape)

BOOST_AUTO_TEST_CASE(a_dark_disc_that_looms_overhead_makes_a_newborn_flee) {
  const Answers loom = answers({});
  report({.target = "T-I2", .what = "P(escape), dark disc overhead, 2 to 20 degrees at 72 degrees/s", .measured = loom.flight,
          .bar = {0.8, 1}, .wanted = "> 0.8", .source = yilmaz});
  report({.target = "T-I2", .what = "mean latency of these escapes [s]", .measured = loom.latency, .bar = {0, 1}, .wanted = "within 1 s",
          .source = yilmaz});
  flees("2 to 40 degrees at 150 degrees/s", {{"to", "40 deg"}, {"duration", "0.2533 s"}});
  flees("2 to 40 degrees at 300 degrees/s", {{"to", "40 deg"}, {"duration", "0.1267 s"}});
}

BOOST_AUTO_TEST_CASE(what_is_no_bird_of_prey_leaves_it_where_it_is) {
  stays("white disc", {{"contrast", "1"}});
  stays("receding disc", {{"from", "20 deg"}, {"to", "2 deg"}});
  stays("dimming disc", {{"course", "dim"}});
  stays("disc in the lower field", {{"elevation", "-12 deg"}});
  stays("too slow, 9 degrees/s", {{"duration", "2 s"}, {"repeat", "2.5 s"}});
  stays("too fast, 900 degrees/s", {{"duration", "0.02 s"}});
  stays("too small, 2 to 8 degrees", {{"to", "8 deg"}, {"duration", "0.083 s"}});
  stays("too large, 46 to 58 degrees", {{"from", "46 deg"}, {"to", "58 deg"}, {"duration", "0.167 s"}, {"elevation", "3 deg"}});
  stays("sweeping disc", sweep);
}

BOOST_AUTO_TEST_CASE(a_small_disc_that_sweeps_makes_it_freeze) {
  const std::string source = "De Franceschi et al. 2016; noise illustrative";
  report({.target = "T-I2", .what = "P(freezing), disc of 5 degrees that sweeps at 21 degrees/s", .measured = answers(sweep).freezing,
          .bar = {0.6, 1}, .wanted = "> 0.6", .source = source});
  report({.target = "T-I2", .what = "P(freezing), white disc that sweeps", .measured = [] {
            Settings white = sweep;
            white.emplace_back("contrast", "1");
            return answers(white).freezing;
          }(), .bar = {0, 0.1}, .wanted = "0", .source = source});
  report({.target = "T-I2", .what = "ablation: no detector of sweeps: P(freezing)",
          .measured = answers(sweep, {{"steering.colliculus.motion", "1e6"}}).freezing, .bar = {0, 0.1}, .wanted = "0", .source = source});
}

BOOST_AUTO_TEST_CASE(without_the_brainstem_it_stays_and_without_cortex_it_flees) {
  report({.target = "T-I2", .what = "ablation: threat counts nothing in the brainstem: P(escape)",
          .measured = answers({}, {{"steering.dorsal.gain", "0"}}).flight, .bar = {0, 0.1}, .wanted = "0", .source = yilmaz});
  report({.target = "T-I2", .what = "ablation: the brainstem is silenced: P(escape)",
          .measured = answers({}, {}, {"colliculus", "dorsal"}).flight, .bar = {0, 0.1}, .wanted = "0", .source = yilmaz});
  report({.target = "T-I2", .what = "P(escape) where cortex is silenced",
          .measured = answers({}, {}, {"cortex", "motor_cortex"}).flight, .bar = {0.8, 1}, .wanted = "> 0.8",
          .source = yilmaz});
  report({.target = "T-I2", .what = "ablation: any speed of expansion counts: P(escape), 9 degrees/s",
          .measured = answers({{"duration", "2 s"}, {"repeat", "2.5 s"}}, {{"steering.colliculus.slow", "0.02"}}).flight, .bar = {0.8, 1},
          .wanted = "> 0.8: the range is what keeps it still", .source = yilmaz});
}

BOOST_AUTO_TEST_CASE(escape_habituates_by_one_scalar) {
  // Each escape takes half of h: 1, 0.5: evidence of one loom, 0.5 h, is then below the threshold of 0.3.
  const double still = answers({}, {{"steering.dorsal.habituation", "0.5"}}).flight;
  report({.target = "T-I2", .what = "P(escape) over 30 looms in a row where escapes habituate", .measured = still, .bar = {0, 0.3},
          .wanted = "falls", .source = "illustrative"});
  report({.target = "T-I2", .what = "ablation: h is fixed: P(escape) over 30 looms in a row",
          .measured = answers({}, {{"steering.dorsal.habituation", "0"}}).flight, .bar = {0.8, 1}, .wanted = "stays", .source = "illustrative"});
}

BOOST_AUTO_TEST_SUITE_END()
