// SPDX-License-Identifier: Apache-2.0
// Many learning rules in one brain, an area each; signs that stay; and one synaptic mechanism in two roles.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "exact/matrices.hpp"
#include "support/rule_settings.hpp"
#include "support/rule_words.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string control = "framework control";

// Spikes to learn from, and whatever a rule may ask for: an error, a target, dopamine, a clock with trials of four
// ticks.
const std::string surroundings =
    "[brain]\nname = \"zoo\"\nseed = 3\n[world.spikes]\ntype = \"PoissonStream\"\nsize = { n = 24 }\nrate = 100\n"
    "show = 10\npause = 0\n[world.noise]\ntype = \"UniformStream\"\nsize = { input = 24 }\n" +
    region("wish", "Readout", 24) + region("guess", "Readout", 24) + region("ranks", "RankedUnits", 24) +
    "[steering.teacher]\ntype = \"TargetError\"\n[steering.critic]\ntype = \"RewardPrediction\"\n"
    "[steering.clock]\ntype = \"PhaseClock\"\nlength = 4\nfrom = 2\nto = 4\n" +
    wire("spikes.spike", "guess.drive", dense("normal 0 0.1")) +
    wire("spikes.spike", "wish.drive", dense("normal 0 0.1")) + wire("noise.x", "ranks.drive", dense("normal 0 0.1")) +
    wire("guess.rate", "teacher.prediction") + wire("wish.rate", "teacher.target") +
    wire("teacher.loss", "critic.reward", {}, 1);

/// A world that always says 1, and a male who wins a fight in every tick.
const std::string one = "[world.one]\ntype = \"PatternStream\"\ngiven = \"1\"\n";
const std::string victor = "[brain]\nname = \"male\"\n" + one + "[steering.aggression]\ntype = \"WinnerEffect\"\n" +
                           wire("one.x", "aggression.intruder") + wire("one.x", "aggression.won") +
                           wire("one.x", "aggression.testosterone");

/// Every shipped rule that learns by itself: those that only follow another one neither hear a sender nor a modulator.
std::vector<const TypeInfo*> rules_that_learn() {
  registry().load_all();
  std::vector<const TypeInfo*> found;
  for (const TypeInfo* type : registry().types())
    if (type->kind == Kind::learning_rule && !type->name.starts_with("Test") &&
        has_role(*type, {Role::pre, Role::modulator}))
      found.push_back(type);
  return found;
}

std::string area_of(const TypeInfo& rule) {
  std::string name = "area_" + rule.name;
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

/// An area a rule: spikes arrive through its synapses, noise and the area before it without learning.
std::string zoo(const std::vector<const TypeInfo*>& rules, const std::string& law, const std::string& after = {}) {
  std::string text = surroundings, before;
  for (const TypeInfo* rule : rules) {
    const auto stated = rule_settings.find(rule->name);
    std::string learning = learning_line(*rule, stated == rule_settings.end() ? "" : stated->second, rule_signals);
    if (!after.empty()) learning.replace(learning.rfind(" }"), 2, ", then = [{ type = \"" + after + "\" }] }");
    const std::string area = area_of(*rule);
    text += region(area, "Readout", 24) + wire("noise.x", area + ".drive", "connection = { type = \"OneToOne\" }\n") +
            named("to_" + area, "spikes.spike", area + ".drive", dense(law) + learning);
    if (!before.empty()) text += wire(before + ".rate", area + ".drive", dense("normal 0 0.02"), 1);
    before = area;
  }
  return text;
}

/// Rules that leave a weight below 0 at some of `ticks` ticks.
std::vector<std::string> negative(const std::vector<const TypeInfo*>& rules, const std::string& after, int ticks) {
  std::vector<std::string> found;
  for (const TypeInfo* rule : rules) {
    const Life life(zoo({rule}, "uniform 0 0.02", after));
    for (int t = 0; t < ticks; ++t) {
      life.simulator->run(1);
      if (matrix_of(life, "to_" + area_of(*rule) + ".w").minCoeff() >= 0) continue;
      found.push_back(rule->name);
      break;
    }
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_zoo)

BOOST_AUTO_TEST_CASE(each_of_many_areas_learns_by_a_rule_of_its_own) {
  const std::vector<const TypeInfo*> rules = rules_that_learn();
  Life life(zoo(rules, "uniform 0 0.05"));
  std::map<std::string, Matrix> at_birth;
  for (const TypeInfo* rule : rules) at_birth[rule->name] = matrix_of(life, "to_" + area_of(*rule) + ".w");
  const double steps = static_cast<double>(life.simulator->run(100));
  double changed = 0, finite = 0;
  for (const TypeInfo* rule : rules) {
    const Matrix now = matrix_of(life, "to_" + area_of(*rule) + ".w");
    if (now == at_birth[rule->name] || !now.allFinite())
      BOOST_TEST_MESSAGE(rule->name << " stands still or is not finite");
    changed += now != at_birth[rule->name], finite += now.allFinite();
  }
  const auto all = static_cast<double>(rules.size());
  report({.target = "T-P4",
          .what = "areas in one brain, each with a rule of its own",
          .measured = all,
          .bar = {30, unbounded},
          .wanted = ">= 30",
          .source = control});
  report({.target = "T-P4",
          .what = "ticks that brain has lived of 100",
          .measured = steps,
          .bar = {100, 100},
          .wanted = "100",
          .source = control});
  report({.target = "T-P4",
          .what = "rules that have changed their weights, less all",
          .measured = changed - all,
          .bar = {0, 0},
          .wanted = "0: all have",
          .source = control});
  report({.target = "T-P4",
          .what = "rules whose weights are all finite, less all",
          .measured = finite - all,
          .bar = {0, 0},
          .wanted = "0: all are",
          .source = control});
  Life resting(zoo(rules, "uniform 0 0.05"));
  resting.simulator->set_learning(false);
  resting.simulator->run(100);
  double moved = 0;
  for (const TypeInfo* rule : rules) moved += matrix_of(resting, "to_" + area_of(*rule) + ".w") != at_birth[rule->name];
  report({.target = "T-P4",
          .what = "ablation: learning rests: rules that have changed their weights",
          .measured = moved,
          .bar = {0, 0},
          .wanted = "0",
          .source = control});
}

BOOST_AUTO_TEST_CASE(excitatory_synapses_stay_excitatory) {
  const std::vector<const TypeInfo*> rules = rules_that_learn();
  const std::vector<std::string> with = negative(rules, "DaleSign", 60), without = negative(rules, {}, 60);
  for (const std::string& name : without) BOOST_TEST_MESSAGE(name << " leaves weights below 0");
  report({.target = "T-P6",
          .what = "rules followed by DaleSign, of " + std::to_string(rules.size()) +
                  ": those with a weight below 0 after any of 60 ticks",
          .measured = static_cast<double>(with.size()),
          .bar = {0, 0},
          .wanted = "0",
          .source = "Dale's law; Eccles, Fatt & Koketsu 1954"});
  report({.target = "T-P6",
          .what = "ablation: without it",
          .measured = static_cast<double>(without.size()),
          .bar = {10, unbounded},
          .wanted = "many",
          .source = "Dale's law; Eccles, Fatt & Koketsu 1954"});
}

BOOST_AUTO_TEST_CASE(hebbs_rule_and_the_winner_effect_are_one_mechanism) {
  // Ten victories: w = 1 - 0.5 (1 - 0.13)^n. In a cortex: one synapse, both ends at 1, the same rate, lambda 1.
  const Life cortex("[brain]\nname = \"cortex\"\n" + one + region("unit", "Readout", 1) +
                    region("firing", "Readout", 1) + wire("one.x", "firing.drive") +
                    named("synapse", "one.x", "unit.drive",
                          dense("constant 0.5") + learns("Hebb", "y = \"firing.rate\"", ", eta = 0.13, lambda = 1")));
  const Life male(victor);
  double apart = 0, formula = 0;
  for (int n = 1; n <= 10; ++n) {
    cortex.simulator->run(1);
    male.simulator->run(1);
    const double w = matrix_of(cortex, "synapse.w")(0, 0);
    apart = std::max(apart, std::abs(w - male.value("aggression.w")));
    formula = std::max(formula, std::abs(w - (1 - 0.5 * std::pow(0.87, n))));
  }
  report({.target = "T-P5",
          .what = "a synapse of a cortex and the one of the winner effect, ten coincidences: largest difference",
          .measured = apart,
          .bar = {0, 0},
          .wanted = "0: the same bits of the same code",
          .source = "Hebb 1949; Stagkourakis et al. 2020"});
  report({.target = "T-P5",
          .what = "their distance from 1 - 0.5 (1 - 0.13)^n",
          .measured = formula,
          .bar = {0, 1e-6},
          .wanted = "0",
          .source = "closed form"});
}

BOOST_AUTO_TEST_CASE(what_the_mechanism_serves_decides_whether_more_of_it_helps) {
  // Plastic numbers: a synapse a pixel and unit in an area, one in the male, whatever one does.
  const auto plastic = [](const Life& life, Origin origin) {
    double count = 0;
    for (const LedgerLine& line : ledger(*life.brain))
      if (line.origin == origin) count += static_cast<double>(line.numbers);
    return count;
  };
  const auto area = [&](int n) {
    return plastic(Life("[brain]\nname = \"area\"\n" + one + region("y", "Readout", n) +
                        named("w", "one.x", "y.drive", dense("zero") + "learning = { type = \"Hebb\" }\n")),
                   Origin::learned);
  };
  const Life male(victor);
  report({.target = "T-P5",
          .what = "learned numbers of Hebb's rule in an area of 16 times the units, over those of one",
          .measured = area(160) / area(10),
          .bar = {16, 16},
          .wanted = "16: it has a scale",
          .source = control});
  report({.target = "T-P5",
          .what = "mutable numbers of the winner effect",
          .measured = plastic(male, Origin::adjustable),
          .bar = {1, 1},
          .wanted = "1: it has none",
          .source = control});
}

BOOST_AUTO_TEST_SUITE_END()
