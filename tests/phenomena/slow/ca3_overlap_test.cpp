// SPDX-License-Identifier: Apache-2.0
// What becomes of the codes that CA3 has for the same cue in two lists, while the second list is learned.
#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <vector>

#include "phenomena/ab_ac.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int seeds = 4, passes = 10;
const std::string source = "Zheng et al. 2022; one list length, rates illustrative";

/// Codes of CA3 at the end of each question, by the cue.
std::map<std::vector<double>, Vector> codes(const Learner& learner, const std::string& list) {
  std::map<std::vector<double>, Vector> all;
  const Life& life = learner.life;
  life.simulator->set_learning(false);
  life.simulator->set("lists.list", list);
  life.simulator->set("lists.mode", "test");
  for (std::uint64_t k = 0; k < learner.pairs; ++k) {
    life.simulator->run(4);
    const Vector cue = vector_of(life, "lists.cue").head(49);
    all[{cue.begin(), cue.end()}] = vector_of(life, "hippocampus/ca3.rate");
    life.simulator->run(ticks_of_trial - 4);
  }
  return all;
}

/// Mean overlap of the codes for a cue in AB and in AC.
double overlap(const Learner& learner) {
  const auto ab = codes(learner, "AB"), ac = codes(learner, "AC");
  double mean = 0;
  for (const auto& [cue, code] : ab) mean += cosine(code, ac.at(cue)) / static_cast<double>(ab.size());
  return mean;
}

/// How much the overlap grows while AC is learned, AB being known.
double growth(const std::vector<anlage::Override>& rules) {
  double mean = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    Learner learner(hippocampus(seed, rules));
    for (int k = 0; k < passes; ++k) learner.study("AB");
    const double before = overlap(learner);
    for (int k = 0; k < passes; ++k) learner.study("AC");
    mean += (overlap(learner) - before) / seeds;
  }
  return mean;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ca3_overlap)

BOOST_AUTO_TEST_CASE(errors_drive_the_codes_of_two_lists_apart) {
  report({.target = "T-G5",
          .what = "growth of the overlap of CA3 codes for AB and AC while AC is learned, errors",
          .measured = growth({}),
          .bar = {-1, -0.01},
          .wanted = "falls",
          .source = source,
          .not_reached = "dentate gyrus and contexts keep the codes apart from the start: an overlap of 0.10, 0.05 being chance, leaves little to drive apart"});
}

BOOST_AUTO_TEST_CASE(coincidence_draws_them_together) {
  report({.target = "T-G5",
          .what = "ablation: growth of the overlap of CA3 codes, coincidence",
          .measured = growth({{"hippocampus.perforant_rule", "Competitive"}, {"hippocampus.collaterals_rule", "Competitive"}}),
          .bar = {0, 1},
          .wanted = "rises",
          .source = source,
          .not_reached = "with Competitive the overlap falls from 0.05 to 0.005, below the 0.05 of chance: cells that stand for AB are taken by AB alone"});
}

BOOST_AUTO_TEST_SUITE_END()
