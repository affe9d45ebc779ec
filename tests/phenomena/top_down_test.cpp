// SPDX-License-Identifier: Apache-2.0
// What arrives at the tufts of pyramidal cells decides what the same picture means.
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

/// Share of right answers in 4000 scenes after a life of 20,000.
double right(const std::vector<anlage::Override>& overrides) {
  const Life life(ready_made("top-down", overrides));
  life.simulator->run(20000);
  life.simulator->set_learning(false);
  return record(life, "teacher.agreement", 4000).mean();
}

const std::string source = "Mante et al. 2013, Larkum 2013; illustrative";

}  // namespace

BOOST_AUTO_TEST_SUITE(top_down)

BOOST_AUTO_TEST_CASE(a_context_at_the_tufts_gives_one_picture_two_meanings) {
  for (const char* seed : {"1", "2", "3"})
    report({.target = "RG-04", .what = std::string("right answers with the context at the tufts, seed ") + seed,
            .measured = right({{"brain.seed", seed}}), .bar = {0.95, 1}, .wanted = "near 1", .source = source});
}

BOOST_AUTO_TEST_CASE(without_a_context_an_area_can_only_guess_what_is_asked) {
  // Half of the scenes mean the same in both contexts; of the others half are right by chance: 0.5 + 0.25.
  report({.target = "RG-04", .what = "ablation: right answers with nothing at the tufts",
          .measured = right({{"projections.context", "none"}}), .bar = {0, 0.78}, .wanted = "at most 0.75", .source = source});
}

BOOST_AUTO_TEST_CASE(a_context_that_is_alike_for_all_cells_does_not_help_either) {
  // Both contexts enlarge all cells twofold: the answer grows, and stays the same.
  report({.target = "RG-04", .what = "ablation: right answers where every tuft reads both contexts alike",
          .measured = right({{"projections.context.connection", "{ type = \"Dense\", w = \"constant 1\" }"}}), .bar = {0, 0.78},
          .wanted = "at most 0.75", .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
