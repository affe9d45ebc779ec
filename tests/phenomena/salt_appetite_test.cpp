// SPDX-License-Identifier: Apache-2.0
// Salt appetite: it meets needs, it is sensitised by them, and it changes the worth of a cue at once.
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

const std::string derderian = "Pereira-Derderian et al. 2016; parameters illustrative";

/// Sodium drunk after each of three depletions, a day apart, by the loss. [mol/mol]
std::vector<double> intakes(const Settings& cage, const std::string& appetite = {}) {
  std::string toml = "[brain]\nname = \"cage\"\ntick = \"10 s\"\n[world.cage]\ntype = \"SaltCage\"\n";
  for (const auto& [key, value] : cage) toml += key + " = " + value + "\n";
  const Life life(toml + "[steering.hypothalamus]\ntype = \"SaltAppetite\"\n" + appetite + "[steering.thirst]\ntype = \"SetPoint\"\n" +
                  wire("cage.need", "hypothalamus.need") + wire("cage.thirst", "thirst.value") +
                  wire("hypothalamus.drive", "cage.drink_salt", {}, 1) + wire("thirst.down", "cage.drink_water", {}, 1));
  std::vector<double> all;
  for (int day = 0; day < 3; ++day) {
    life.simulator->run(8640);
    all.push_back(life.value("cage.intake") / 1.5e-3);
  }
  return all;
}

double third_by_first(const std::string& appetite) {
  const std::vector<double> all = intakes({}, appetite);
  return all[2] / all[0];
}

/// What the lever is worth in its first appearance in need, by need and prediction, and by experience alone.
struct Worth {
  double wanting = 0, model_free = 0, before = 0;
};

Worth revalued(const std::vector<Override>& overrides = {}) {
  const Life life(ready_made("salt-rat", overrides));
  life.simulator->run(2 * 1440);
  Worth worth;
  worth.before = life.value("hypothalamus.wanting");
  life.simulator->set("lever.p", "0");
  life.simulator->run(1);
  worth.wanting = life.value("hypothalamus.wanting");
  worth.model_free = life.value("value.rate");
  return worth;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(salt_appetite)

BOOST_AUTO_TEST_CASE(needs_that_come_again_are_met_more_eagerly) {
  report({.target = "T-I6", .what = "sodium drunk after the third depletion by that after the first", .measured = third_by_first(""),
          .bar = {1.3, 2.0}, .wanted = "more", .source = derderian});
  report({.target = "T-I6", .what = "ablation: NMDA receptors are blocked: third by first", .measured = third_by_first("nmda = 0\n"),
          .bar = {0.95, 1.05}, .wanted = "1", .source = derderian});
}

BOOST_AUTO_TEST_CASE(one_deep_need_is_remembered_for_months) {
  // A depletion on the first day, another one 90 days later: the days between are periods without one.
  const std::string toml = "[brain]\nname = \"cage\"\ntick = \"10 s\"\n[world.cage]\ntype = \"SaltCage\"\ndepletions = 1\n"
                           "[steering.hypothalamus]\ntype = \"SaltAppetite\"\n[steering.thirst]\ntype = \"SetPoint\"\n" +
                           wire("cage.need", "hypothalamus.need") + wire("cage.thirst", "thirst.value") +
                           wire("hypothalamus.drive", "cage.drink_salt", {}, 1) + wire("thirst.down", "cage.drink_water", {}, 1);
  const Life life(toml);
  life.simulator->run(8640);
  const double after = life.value("hypothalamus.sensitivity");
  life.simulator->run(20 * 8640);
  report({.target = "T-I6", .what = "sensitivity 20 days after a deep need by that of the day after", .measured = life.value("hypothalamus.sensitivity") / after,
          .bar = {1, 1}, .wanted = "lasts", .source = "Sakai et al. 1987; parameters illustrative"});
}

BOOST_AUTO_TEST_CASE(weak_salt_water_meets_the_need_and_strong_overshoots_it) {
  const std::string source = "Rowland and colleagues; parameters illustrative";
  report({.target = "T-I6", .what = "sodium drunk by sodium lost, 0.075 M", .measured = intakes({{"concentration", "75"}})[0],
          .bar = {0.8, 1.25}, .wanted = "1", .source = source});
  report({.target = "T-I6", .what = "sodium drunk by sodium lost, 0.5 M", .measured = intakes({{"concentration", "500"}})[0],
          .bar = {1.7, 2.3}, .wanted = "about 2", .source = source});
  report({.target = "T-I6", .what = "ablation: what is drunk is in the blood at once: 0.5 M", .measured = intakes({{"concentration", "500"}, {"tau", "10"}})[0],
          .bar = {0.8, 1.25}, .wanted = "1", .source = source});
}

BOOST_AUTO_TEST_CASE(a_cue_for_disgusting_salt_attracts_as_soon_as_salt_is_lacking) {
  const std::string source = "Robinson & Berridge 2013; parameters illustrative";
  const Worth worth = revalued();
  report({.target = "T-I7", .what = "wanting of the lever before any need", .measured = worth.before, .bar = {-unbounded, -0.1},
          .wanted = "below 0", .source = source});
  report({.target = "T-I7", .what = "wanting of the lever, the first time in need", .measured = worth.wanting, .bar = {0.1, unbounded},
          .wanted = "above 0", .source = source});
  report({.target = "T-I7", .what = "what model-free learning makes of the same lever", .measured = worth.model_free,
          .bar = {-unbounded, -0.1}, .wanted = "below 0: it fails", .source = source});
  report({.target = "T-I7", .what = "ablation: salt is not foretold: wanting in need", .measured = revalued({{"regions.foretelling.gain", "0"}}).wanting,
          .bar = {-1e-3, 1e-3}, .wanted = "0", .source = source});
  report({.target = "T-I7", .what = "ablation: taste supervises nothing: wanting in need",
          .measured = revalued({{"projections.salt.learning.eta", "0"}}).wanting, .bar = {-1e-3, 1e-3}, .wanted = "0", .source = source});
  report({.target = "T-I7", .what = "ablation: the body does not lack salt: wanting", .measured = revalued({{"world.cage.depletions", "0"}}).wanting,
          .bar = {-unbounded, -0.1}, .wanted = "below 0", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
