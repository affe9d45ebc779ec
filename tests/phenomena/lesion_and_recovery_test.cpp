// SPDX-License-Identifier: Apache-2.0
// What is lost early is taken over by the rest of the cortex; what is lost late is lost; and without its teacher a brain recovers
// from nothing.
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string source = "Marchman 1993; task and sizes illustrative";
constexpr std::uint64_t minute = 600;  // ticks
const std::vector<Override> plastic_for_life = {{"projections.from_left.learning.eta", "0.005"}, {"projections.from_right.learning.eta", "0.0005"}};

std::string lesion(const std::string& part, std::uint64_t age, double fraction = 1) {
  return "[[interventions]]\ntick = " + std::to_string(age) + "\nlesion = \"" + part + "\"\nfraction = " + std::to_string(fraction) + "\n";
}

/// Share of right answers in the exam of apps/brains/lesion-and-recovery.
double exam(const std::string& lesions, const std::vector<Override>& overrides = {}) {
  const Life life(ready_made("lesion-and-recovery", overrides) + lesions);
  life.simulator->run(20 * minute);
  life.simulator->set_learning(false);
  return record(life, "examiner.agreement", 5 * minute).mean();
}

double recovery(const std::string& lesions, const std::vector<Override>& overrides = {}) { return exam(lesions, overrides) / exam({}, overrides); }

}  // namespace

BOOST_AUTO_TEST_SUITE(lesion_and_recovery)

BOOST_AUTO_TEST_CASE(an_early_lesion_is_recovered_from_and_a_late_one_is_not) {
  report({.target = "T-K6", .what = "right answers over intact, left hemisphere lost at 10 % of life", .measured = recovery(lesion("left", 2 * minute)),
          .bar = {0.9, unbounded}, .wanted = "> 0.9", .source = source});
  report({.target = "T-K6", .what = "right answers over intact, left hemisphere lost at 80 % of life", .measured = recovery(lesion("left", 16 * minute)),
          .bar = {0, 0.6}, .wanted = "< 0.6", .source = source});
}

BOOST_AUTO_TEST_CASE(recovery_falls_with_the_size_of_a_late_lesion) {
  const double small = recovery(lesion("left", 16 * minute, 0.25)), large = recovery(lesion("left", 16 * minute, 0.75));
  report({.target = "T-K6", .what = "right answers over intact, a quarter lost late minus three quarters lost late", .measured = small - large,
          .bar = {0.1, unbounded}, .wanted = "falls with size", .source = source});
}

BOOST_AUTO_TEST_CASE(without_the_steering_circuit_there_is_no_recovery_at_any_age) {
  // One answer in eight is right by chance: 0.125 of 0.97.
  report({.target = "T-K6", .what = "right answers over intact, teacher lost at birth", .measured = recovery(lesion("teacher", 0)), .bar = {0, 0.2},
          .wanted = "chance", .source = source});
  report({.target = "T-K6", .what = "right answers over intact, teacher lost with the left hemisphere at 10 % of life",
          .measured = recovery(lesion("left", 2 * minute) + lesion("teacher", 2 * minute)), .bar = {0, 0.6}, .wanted = "never", .source = source});
}

BOOST_AUTO_TEST_CASE(where_plasticity_never_ends_a_late_lesion_is_recovered_from) {
  report({.target = "T-K6", .what = "ablation: right answers over intact, lost at 80 % of life, plasticity without an end",
          .measured = recovery(lesion("left", 16 * minute), plastic_for_life), .bar = {0.85, unbounded}, .wanted = "no longer < 0.6", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
