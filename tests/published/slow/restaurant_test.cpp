// SPDX-License-Identifier: Apache-2.0
// The restaurant: what a linear readout, a wide layer that is drawn and a hidden layer that learns make of Friedman's
// first problem.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;
using Overrides = std::vector<anlage::Override>;

namespace {

const std::string friedman = "Friedman 1991; Breiman 1996; expansions reproduced, 30 draws";

/// What a brain that learned for `ticks` answers to a thousand new days: mean square error of each readout. `learned`
/// are the projections that learn; in the exam they do not.
std::vector<double> errors(const std::string& study_text, const std::string& exam_text, std::uint64_t ticks,
                           const std::vector<std::string>& learned, const std::vector<std::string>& readouts) {
  const Life study(study_text), exam(exam_text);
  study.simulator->run(ticks);
  for (const std::string& projection : learned) hand_over(study, exam, {projection + ".w"});
  std::vector<double> sums(readouts.size(), 0);
  for (int day = 0; day < 1000; ++day) {
    exam.simulator->run(1);
    for (std::size_t k = 0; k < readouts.size(); ++k)
      sums[k] += std::pow(exam.value(readouts[k] + ".rate") - exam.value("friedman.y"), 2) / 1000;
  }
  return sums;
}

Overrides exam_of(Overrides overrides, const std::vector<std::string>& learned) {
  overrides.push_back({"friedman.split", "test"});
  for (const std::string& projection : learned)
    overrides.push_back({"projections." + projection + ".learning", "none"});
  return overrides;
}

/// Mean over lives 1 … `lives` of the errors of a life.
template <class Errors>
std::vector<double> mean_errors(int lives, Errors errors_of) {
  std::vector<double> mean;
  for (int seed = 1; seed <= lives; ++seed) {
    const std::vector<double> one = errors_of(std::to_string(seed));
    mean.resize(one.size(), 0);
    for (std::size_t k = 0; k < one.size(); ++k) mean[k] += one[k] / lives;
  }
  return mean;
}

/// The arms of apps/brains/restaurant.
std::vector<double> restaurant(const std::string& seed) {
  const std::vector<std::string> arms = {"k4_m500", "k4_m1000", "k4_m2000", "k4_m4000", "k10_m4000"};
  std::vector<std::string> learned = {"linear_w", "linear_offset"}, readouts = {"linear"};
  for (const std::string& arm : arms) {
    learned.insert(learned.end(), {"w_" + arm, "offset_" + arm});
    readouts.push_back("readout_" + arm);
  }
  const Overrides life = {{"brain.seed", seed}};
  return errors(ready_made("restaurant", life), ready_made("restaurant", exam_of(life, learned)), 20'000, learned,
                readouts);
}

std::string trained_text(const Overrides& overrides) {
  return anlage::read_genome(std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/restaurant/trained.toml", overrides)
      .resolved_toml();
}

/// apps/brains/restaurant/trained.toml; `frozen`: its hidden units stay as they were drawn.
double trained(const std::string& seed, bool frozen) {
  Overrides life = {{"brain.seed", seed}};
  if (frozen)
    life.insert(life.end(), {{"projections.w1.learning", "none"}, {"projections.thresholds.learning", "none"}});
  const std::vector<std::string> learned =
      frozen ? std::vector<std::string>{"w2", "offset"} : std::vector<std::string>{"w1", "thresholds", "w2", "offset"};
  return errors(trained_text(life), trained_text(exam_of(life, learned)), 60'000, learned, {"readout"})[0];
}

/// Three sizes of the separator apps/brains/separators/expansion.toml side by side, each with a readout that learns.
/// The rate goes with 1 over the length of the code: linear units are 20 times as active as rectified ones.
std::string sizes_text(const std::string& seed, const std::string& function, bool exam) {
  std::string text = "[brain]\nname = \"sizes\"\nseed = " + seed + "\n[world.friedman]\ntype = \"Friedman\"\n" +
                     (exam ? "split = \"test\"\n" : "");
  for (const std::string units : {"250", "1000", "4000"}) {
    const std::string eta = std::to_string((function == "linear" ? 0.125 : 2.5) / std::stod(units));
    const auto rule = [&](const std::string& rate) {
      return exam ? std::string()
                  : learns("Delta", "error = \"teacher_" + units + ".error\"",
                           ", eta = { value = " + rate + ", schedule = [[0, 1.0], [\"20 s\", 0.05]] }");
    };
    text += "[regions.separator_" + units + "]\ngenome = \"" + ANLAGE_TEST_SOURCE +
            "/apps/brains/separators/expansion.toml\"\nunits = " + units + "\nfunction = \"" + function + "\"\n" +
            region("readout_" + units, "Readout", 1) + "[steering.teacher_" + units + "]\ntype = \"TargetError\"\n" +
            wire("friedman.x", "separator_" + units + ".input") +
            named("w_" + units, "separator_" + units + ".output", "readout_" + units + ".drive",
                  dense("zero") + rule(eta)) +
            named("offset_" + units, "friedman.one", "readout_" + units + ".drive", dense("zero") + rule("0.07")) +
            wire("readout_" + units + ".rate", "teacher_" + units + ".prediction") +
            wire("friedman.y", "teacher_" + units + ".target");
  }
  return text;
}

std::vector<double> sizes(const std::string& seed, const std::string& function) {
  return errors(sizes_text(seed, function, false), sizes_text(seed, function, true), 20'000,
                {"w_250", "w_1000", "w_4000", "offset_250", "offset_1000", "offset_4000"},
                {"readout_250", "readout_1000", "readout_4000"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(restaurant_)

BOOST_AUTO_TEST_CASE(few_inputs_each_and_many_units_do_better_than_a_weighted_sum) {
  const std::vector<double> error = mean_errors(10, restaurant);
  report({.target = "T-A14",
          .what = "error of a linear readout, 10 lives",
          .measured = error[0],
          .bar = {6.8, 7.8},
          .wanted = "7.31",
          .source = friedman});
  report({.target = "T-A14",
          .what = "error with 4000 units of 4 inputs",
          .measured = error[4],
          .bar = {2.9, 3.7},
          .wanted = "3.29",
          .source = friedman});
  report({.target = "T-A14",
          .what = "error with 4000 units of 10 inputs, less that with 4 inputs",
          .measured = error[5] - error[4],
          .bar = {0.3, unbounded},
          .wanted = "0.7",
          .source = friedman});
  report({.target = "T-A14",
          .what = "error with 1000 units, less that with 500",
          .measured = error[2] - error[1],
          .bar = {-unbounded, 0},
          .wanted = "falls",
          .source = friedman});
  report({.target = "T-A14",
          .what = "error with 2000 units, less that with 1000",
          .measured = error[3] - error[2],
          .bar = {-unbounded, 0},
          .wanted = "falls",
          .source = friedman});
  report({.target = "T-A14",
          .what = "error with 4000 units, less that with 2000",
          .measured = error[4] - error[3],
          .bar = {-unbounded, 0},
          .wanted = "falls",
          .source = friedman});
}

BOOST_AUTO_TEST_CASE(a_hidden_layer_that_learns_does_better_still) {
  const double learns_too =
      mean_errors(10, [](const std::string& seed) { return std::vector<double>{trained(seed, false)}; })[0];
  const double stays =
      mean_errors(10, [](const std::string& seed) { return std::vector<double>{trained(seed, true)}; })[0];
  report({.target = "T-A14",
          .what = "error with 200 units of 4 inputs whose claws learn by backpropagation, 10 lives",
          .measured = learns_too,
          .bar = {1, 2.5},
          .wanted = "below 2.5",
          .source = "backpropagation: Rumelhart, Hinton & Williams 1986; settings illustrative"});
  report({.target = "T-A14",
          .what = "ablation: the same with claws that stay as drawn",
          .measured = stays,
          .bar = {2.9, unbounded},
          .wanted = "no better than an expansion",
          .source = "illustrative"});
}

BOOST_AUTO_TEST_CASE(a_larger_separator_answers_better) {
  const std::vector<double> error = mean_errors(8, [](const std::string& seed) { return sizes(seed, "relu"); });
  const std::vector<double> linear = mean_errors(3, [](const std::string& seed) { return sizes(seed, "linear"); });
  BOOST_TEST_MESSAGE("errors with 250, 1000, 4000 units and plastic synapses: " << error[0] << " " << error[1] << " "
                                                                                << error[2]);
  report({.target = "T-H1",
          .what = "separator and readout: error with 1000 plastic synapses over that with 250",
          .measured = error[1] / error[0],
          .bar = {0, 0.999},
          .wanted = "below 1",
          .source = "illustrative"});
  report({.target = "T-H1",
          .what = "separator and readout: error with 4000 plastic synapses over that with 1000",
          .measured = error[2] / error[1],
          .bar = {0, 0.999},
          .wanted = "below 1",
          .source = "illustrative"});
  report({.target = "T-H1",
          .what = "ablation: linear units, error with 4000 plastic synapses over that with 250",
          .measured = linear[2] / linear[0],
          .bar = {0.97, 1.03},
          .wanted = "1",
          .source = "illustrative"});
}

BOOST_AUTO_TEST_SUITE_END()
