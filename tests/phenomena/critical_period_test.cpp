// SPDX-License-Identifier: Apache-2.0
// A blurred youth is a loss for life that grows with its length; an upside-down one is none (Achille, Rovere & Soatto 2019).
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string source = "Achille, Rovere & Soatto 2019; task illustrative";
constexpr std::uint64_t minute = 600;  // ticks
const Override never_ends{"projections.receptive_fields.learning.eta", "0.02"};

std::string cut(const std::string& what, std::uint64_t from, std::uint64_t until) {
  return "[[interventions]]\ntick = " + std::to_string(from) + "\ncut = \"" + what + "\"\nuntil = " + std::to_string(until) + "\n";
}

/// Right answers [%] in the exam of apps/brains/critical-period after a life that saw through `way` between two ages [min].
double exam(const std::string& way, std::uint64_t from = 0, std::uint64_t to = 0, std::vector<Override> overrides = {}) {
  const std::string table = std::string(ANLAGE_TEST_SOURCE) + "/apps/brains/critical-period/upside_down.csv";
  overrides.push_back({"projections.upside_down.connection.table", "\"" + table + "\""});
  std::string genome = ready_made("critical-period", overrides);
  genome.resize(genome.find("[[interventions]]"));
  constexpr std::uint64_t end = 70 * minute;
  for (const std::string& other : {std::string("blurred"), std::string("upside_down")}) {
    if (other != way) genome += cut(other, 0, end);
    else genome += (from > 0 ? cut(other, 0, from) : "") + cut(other, to, end);
  }
  if (to > from) genome += cut("clear", from, to);
  const Life life(genome);
  life.simulator->run(60 * minute);
  life.simulator->set_learning(false);
  return 100 * record(life, "teacher.agreement", 10 * minute).mean();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(critical_period)

BOOST_AUTO_TEST_CASE(a_blurred_youth_is_a_loss_for_life_that_grows_with_its_length) {
  const double intact = exam("clear");
  const double short_loss = intact - exam("blurred", 0, 15 * minute);
  const double middle_loss = intact - exam("blurred", 0, 25 * minute);
  const double long_loss = intact - exam("blurred", 0, 40 * minute);
  report({.target = "T-K4", .what = "right answers of an intact life [%]", .measured = intact, .bar = {95, 100}, .wanted = "high", .source = source});
  report({.target = "T-K4", .what = "points lost by blur until 40 of 60 min", .measured = long_loss, .bar = {1, unbounded}, .wanted = "> 1", .source = source});
  report({.target = "T-K4", .what = "more points lost by 25 min than by 15 min", .measured = middle_loss - short_loss, .bar = {1, unbounded},
          .wanted = "grows with the length", .source = source});
  report({.target = "T-K4", .what = "more points lost by 40 min than by 25 min", .measured = long_loss - middle_loss, .bar = {1, unbounded},
          .wanted = "grows with the length", .source = source});
}

BOOST_AUTO_TEST_CASE(an_upside_down_youth_is_none) {
  report({.target = "T-K4", .what = "points lost by a vertical flip until 40 of 60 min", .measured = exam("clear") - exam("upside_down", 0, 40 * minute),
          .bar = {-0.3, 0.3}, .wanted = "< 0.3", .source = source});
}

BOOST_AUTO_TEST_CASE(blur_after_the_critical_period_is_none) {
  report({.target = "T-K4", .what = "points lost by blur from 32 to 50 of 60 min", .measured = exam("clear") - exam("blurred", 32 * minute, 50 * minute),
          .bar = {-0.3, 0.3}, .wanted = "no lasting effect", .source = source});
}

BOOST_AUTO_TEST_CASE(where_plasticity_never_ends_blur_is_made_up_for) {
  report({.target = "T-K4", .what = "ablation: points lost by blur until 40 of 60 min, plasticity without an end",
          .measured = exam("clear", 0, 0, {never_ends}) - exam("blurred", 0, 40 * minute, {never_ends}), .bar = {-1, 1}, .wanted = "< 1", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
