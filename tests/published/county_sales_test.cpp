// SPDX-License-Identifier: Apache-2.0
// The restaurant on real numbers: sales of counties from what is known about them, by a linear readout and by one of an
// expansion.
#include <boost/test/unit_test.hpp>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

/// Mean square errors on 572 counties that were held out, of the linear readout and of that of the expansion.
std::pair<double, double> held_out(std::vector<anlage::Override> overrides) {
  const auto text = [&] {
    return anlage::read_genome(std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/restaurant/county.toml", overrides)
        .resolved_toml();
  };
  const std::filesystem::path table = data_or_skip("tabular/us_county_food_sales.csv");
  overrides.push_back({"counties.data", table.string()});
  const Life study(text());
  study.simulator->run(100'000);
  overrides.insert(overrides.end(), {{"counties.split", "test"}, {"counties.order", "sequential"}});
  for (const char* projection : {"w_linear", "offset_linear", "w_expanded", "offset_expanded"})
    overrides.push_back({std::string("projections.") + projection + ".learning", "none"});
  const Life exam(text());
  hand_over(study, exam, {"w_linear.w", "offset_linear.w", "w_expanded.w", "offset_expanded.w"});
  double linear = 0, expanded = 0;
  for (int county = 0; county < 572; ++county) {
    exam.simulator->run(1);
    linear += std::pow(exam.value("linear.rate") - exam.value("counties.y"), 2) / 572;
    expanded += std::pow(exam.value("expanded.rate") - exam.value("counties.y"), 2) / 572;
  }
  BOOST_TEST_MESSAGE("held out, of a variance of 1: linear " << linear << ", expanded " << expanded);
  return {linear, expanded};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(county_sales)

BOOST_AUTO_TEST_CASE(an_expansion_of_the_facts_foretells_sales_better_than_the_facts) {
  if (data_or_skip("tabular/us_county_food_sales.csv").empty()) return;
  const std::string source = "US Census Bureau, QuickFacts; no published number; settings illustrative";
  double ratio = 0;
  for (const char* seed : {"1", "2", "3"}) {
    const auto [linear, expanded] = held_out({{"brain.seed", seed}});
    ratio += expanded / linear / 3;
  }
  report({.target = "T-A14",
          .what = "sales of counties: error of an expansion's readout over that of a linear one, held out",
          .measured = ratio,
          .bar = {0, 0.9},
          .wanted = "below 1",
          .source = source});
  // Linear units are some 20 times as active: the rate goes with it.
  const auto [linear, expanded] =
      held_out({{"expansion.function", "linear"}, {"projections.w_expanded.learning.eta.value", "0.00003"}});
  report({.target = "T-A14",
          .what = "ablation: sales of counties, the same with linear units",
          .measured = expanded / linear,
          .bar = {0.95, 1.1},
          .wanted = "1",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
