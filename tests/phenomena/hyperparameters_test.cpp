// SPDX-License-Identifier: Apache-2.0
// Each neuromodulator moves one hyperparameter and no other: serotonin the discount, noradrenaline the inverse
// temperature, acetylcholine the learning rate, dopamine none: it is the error.
#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

struct Levels {
  double serotonin = 1, noradrenaline = 1, acetylcholine = 1;
};
struct Measured {
  double discount, temperature, rate;
};

std::string source(const std::string& name, double level) {
  return "[steering." + name + "]\ntype = \"TonicModulator\"\ntonic = " + std::to_string(level) + "\n";
}
std::string moved(const std::string& value, const std::string& by, bool heard) {
  return heard ? "{ value = " + value + ", gain = \"" + by + ".level\" }" : value;
}

/// A critic of a cue six ticks before its outcome, and a choice between options worth 1 and 0.
std::string brain(const Levels& levels, bool heard, const std::string& schedule = "A+") {
  return "[brain]\nname = \"metalearning\"\n[world.trials]\ntype = \"Conditioning\"\nschedule = \"" + schedule +
         "\"\nlength = 10\ncue_on = 1\ncue_off = 7\noutcome_on = 7\n[world.options]\ntype = \"PatternStream\"\ngiven = "
         "\"1 0\"\n" +
         source("raphe", levels.serotonin) + source("locus_coeruleus", levels.noradrenaline) +
         source("basal_forebrain", levels.acetylcholine) + region("value", "Readout", 1) +
         "[regions.choice]\ntype = \"BoltzmannChoice\"\nbeta = " + moved("2", "locus_coeruleus", heard) +
         "\n[steering.vta]\ntype = \"TemporalDifferenceError\"\nlast = \"trials.last\"\ngamma = " +
         moved("0.9", "raphe", heard) + "\n" +
         named("values", "trials.element", "value.drive",
               dense("zero") + learns("TemporalDifference", "delta = \"vta.delta\", first = \"trials.first\"",
                                      ", alpha = " + moved("0.2", "basal_forebrain", heard))) +
         wire("value.rate", "vta.value") + wire("trials.outcome", "vta.reward") + wire("options.x", "choice.drive");
}

Measured measure(const Levels& levels, bool heard = true) {
  const Life life(brain(levels, heard));
  life.simulator->run(10);
  // The first reward: the element before it goes from 0 to alpha.
  const double rate = matrix_of(life, "values.w")(0, 5);
  const double odds = life.value("choice.probability", 0) / life.value("choice.probability", 1);
  life.simulator->run(10 * 1000);
  // In the end each element is worth gamma times the next: V_0 / V_5 = gamma^5.
  const Matrix w = matrix_of(life, "values.w");
  return {std::pow(w(0, 0) / w(0, 5), 0.2), std::log(odds), rate};
}

void rows(const std::string& name, const Levels& levels, const Measured& wanted) {
  const Measured usual = measure({}), found = measure(levels), deaf = measure(levels, false);
  const double off =
      std::max({std::abs(found.discount / wanted.discount - 1), std::abs(found.temperature / wanted.temperature - 1),
                std::abs(found.rate / wanted.rate - 1)});
  report({.target = "T-M2",
          .what = name + ": largest relative difference of discount, inverse temperature and learning rate from one "
                         "moved and two left alone",
          .measured = off,
          .bar = {0, 1e-3},
          .wanted = "0",
          .source = "Doya 2002"});
  const int moves = (std::abs(found.discount / usual.discount - 1) > 1e-3) +
                    (std::abs(found.temperature / usual.temperature - 1) > 1e-3) +
                    (std::abs(found.rate / usual.rate - 1) > 1e-3);
  report({.target = "T-M2",
          .what = name + ": hyperparameters of three that move",
          .measured = double(moves),
          .bar = {1, 1},
          .wanted = "exactly one",
          .source = "Doya 2002"});
  const double still =
      std::max({std::abs(deaf.discount / usual.discount - 1), std::abs(deaf.temperature / usual.temperature - 1),
                std::abs(deaf.rate / usual.rate - 1)});
  report({.target = "T-M2",
          .what = "ablation: nobody listens to " + name + "; largest relative difference it makes",
          .measured = still,
          .bar = {0, 1e-6},
          .wanted = "0",
          .source = "ablation"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hyperparameters)

BOOST_AUTO_TEST_CASE(serotonin_moves_the_discount_alone) { rows("serotonin", {.serotonin = 0.8}, {0.72, 2, 0.2}); }

BOOST_AUTO_TEST_CASE(noradrenaline_moves_the_inverse_temperature_alone) {
  rows("noradrenaline", {.noradrenaline = 1.5}, {0.9, 3, 0.2});
}

BOOST_AUTO_TEST_CASE(acetylcholine_moves_the_learning_rate_alone) {
  rows("acetylcholine", {.acetylcholine = 2}, {0.9, 2, 0.4});
}

BOOST_AUTO_TEST_CASE(dopamine_is_the_error_itself) {
  // Twice the outcome is twice the dopamine and twice the change; none of the three hyperparameters.
  const Life one(brain({}, true)), two(brain({}, true, "A++"));
  one.simulator->run(10), two.simulator->run(10);
  report({.target = "T-M2",
          .what = "dopamine doubled: change of the weight, relative to the usual one",
          .measured = matrix_of(two, "values.w")(0, 5) / matrix_of(one, "values.w")(0, 5),
          .bar = {1.9999, 2.0001},
          .wanted = "2",
          .source = "Doya 2002"});
  report({.target = "T-M2",
          .what = "dopamine doubled: odds of the choice, relative to the usual ones",
          .measured = two.value("choice.probability", 0) / one.value("choice.probability", 0),
          .bar = {1, 1},
          .wanted = "1",
          .source = "Doya 2002"});
}

BOOST_AUTO_TEST_SUITE_END()
