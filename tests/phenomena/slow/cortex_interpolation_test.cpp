// SPDX-License-Identifier: Apache-2.0
// One number turns six-layer isocortex into three-layer allocortex, and the brain learns all the way; the weights of two brains
// that learned apart have nothing that works between them. That learning survives residual branches of any weight is known from
// residual networks (Veit, Wilber & Belongie 2016, NeurIPS 29).
#include <algorithm>
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string ours = "illustrative", veit = "Veit et al. 2016";

std::string area(const std::string& kappa) { return ready_made("iso-to-allo", {{"regions.area.kappa", kappa}}); }

/// Share of signs that are named wrongly.
double exam(const Life& life, int signs) {
  life.simulator->set_learning(false);
  return 1 - record(life, "teacher.agreement", signs).mean();
}

double error_after_life(const std::string& toml) {
  const Life life(toml);
  life.simulator->run(20000);
  return exam(life, 5000);
}

const std::vector<double>& errors_by_kappa() {
  static const std::vector<double> errors = [] {
    std::vector<double> found;
    for (int tenths = 0; tenths <= 10; ++tenths) {
      found.push_back(error_after_life(area(std::to_string(tenths / 10.0))));
      BOOST_TEST_MESSAGE("kappa " << tenths / 10.0 << ": error " << found.back());
    }
    return found;
  }();
  return errors;
}

/// Correlation of ranks with 0, 1, 2, …
double spearman(const std::vector<double>& values) {
  double sum = 0;
  const double n = static_cast<double>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto below = std::count_if(values.begin(), values.end(), [&](double v) { return v < values[i]; });
    const auto equal = std::count(values.begin(), values.end(), values[i]);
    const double rank = static_cast<double>(below) + 0.5 * static_cast<double>(equal - 1);
    sum += (rank - static_cast<double>(i)) * (rank - static_cast<double>(i));
  }
  return 1 - 6 * sum / (n * (n * n - 1));
}

const std::vector<std::string> shared = {"afferents_5", "threshold_5", "afferents_6", "threshold_6", "answer", "back_5"};
const std::vector<std::string> all = {"afferents_5", "threshold_5", "afferents_6", "threshold_6", "answer",      "back_5",
                                      "afferents_4", "ascending",   "threshold_23", "descending",  "back_23"};

/// Numbers that differ between two brains in the weights that both have and in what they answer.
double differences(const Life& a, const Life& b) {
  double count = (matrix_of(a, "area/layer_6.rate").array() != matrix_of(b, "area/layer_6.rate").array()).cast<double>().sum();
  for (const std::string& name : shared) {
    const std::string field = "area/" + name + ".w";
    count += (matrix_of(a, field).array() != matrix_of(b, field).array()).cast<double>().sum();
  }
  return count;
}

/// The same brain under another name of its area: same signs, other random numbers.
std::string rival(std::string toml) {
  for (std::size_t at = 0; (at = toml.find("area/", at)) != std::string::npos; at += 6) toml.replace(at, 5, "rival/");
  return toml;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cortex_interpolation)

BOOST_AUTO_TEST_CASE(six_layers_of_weight_zero_are_three_layers_bit_for_bit) {
  const std::string allocortex = ready_made("iso-to-allo", {{"regions.area.genome", "allocortex.toml"}});
  const Life three(allocortex), six(area("0.0")), between(area("0.1"));
  for (const Life* life : {&three, &six, &between}) life->simulator->run(3000);
  report({.target = "T-D13", .what = "numbers that differ from the three layers at kappa = 0, after 3000 signs", .measured = differences(three, six),
          .bar = {0, 0}, .wanted = "none", .source = ours});
  report({.target = "T-D13", .what = "ablation: numbers that differ from the three layers at kappa = 0.1", .measured = differences(three, between),
          .bar = {.low = 10000}, .wanted = "nearly all", .source = ours});
}

BOOST_AUTO_TEST_CASE(every_mixture_of_six_and_three_layers_learns) {
  const auto& errors = errors_by_kappa();
  const double worst = *std::max_element(errors.begin(), errors.end()) / std::max(errors.front(), errors.back());
  report({.target = "T-D13", .what = "largest error of kappa = 0, 0.1, ... 1, over the larger error of both ends", .measured = worst,
          .bar = {.high = 1.1}, .wanted = "1", .source = veit});
  report({.target = "T-D13", .what = "rank correlation of error and kappa", .measured = spearman(errors), .bar = {.high = -0.7},
          .wanted = "-1", .source = ours});
}

BOOST_AUTO_TEST_CASE(half_of_the_weights_of_two_brains_is_no_brain) {
  const std::string toml = area("1.0");
  const Life one(toml), other(rival(toml)), between(toml);
  one.simulator->run(20000);
  other.simulator->run(20000);
  for (const std::string& name : all)
    set_matrix(between, "area/" + name + ".w", 0.5 * (matrix_of(one, "area/" + name + ".w") + matrix_of(other, "rival/" + name + ".w")));
  const double ends = std::max(exam(one, 3000), exam(other, 3000)), middle = exam(between, 3000);
  BOOST_TEST_MESSAGE("worse end " << ends << ", middle " << middle);
  report({.target = "T-D13", .what = "ablation: error half way between the weights of two brains that learned apart", .measured = middle,
          .bar = {.low = 0.5}, .wanted = "> 0.5", .source = "illustrative; control: nothing in common but the task"});
}

BOOST_AUTO_TEST_SUITE_END()
