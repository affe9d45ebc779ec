// SPDX-License-Identifier: Apache-2.0
// Two lists with the same cues: a hippocampus keeps the first while it learns the second, a cortex alone does not. The dentate gyrus
// separates when something is stored, the perforant path completes when it is recalled.
#include <boost/test/unit_test.hpp>

#include "ab_ac.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int seeds = 3;
const std::string humans = "Barnes & Underwood 1959";
const std::string trade_off = "O'Reilly & McClelland 1994; sizes of Zheng et al. 2022, small; rates illustrative";

/// Three lives with a whole hippocampus, lived once for all cases.
const Retention& whole() {
  static const Retention mean = mean_over_seeds(seeds, [](int seed) { return hippocampus(seed); });
  return mean;
}
const Retention& without_dentate() {
  static const Retention mean = mean_over_seeds(seeds, [](int seed) { return hippocampus(seed, {}, lesion("hippocampus/dentate")); });
  return mean;
}

/// AB after a test at birth and ten passes.
double recalled(const std::string& toml) {
  Learner learner(toml);
  learner.test("AB");
  for (int k = 0; k < 10; ++k) learner.study("AB");
  return learner.test("AB");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ab_ac_lists)

BOOST_AUTO_TEST_CASE(nothing_is_recalled_at_birth) {
  // A guess has 10 of 49 units right by chance; to be right in seven or more of ten has a probability of 1.4e-4.
  report({.target = "T-G1",
          .what = "pairs recalled by a hippocampus at birth",
          .measured = whole().birth,
          .bar = {0, 0.02},
          .wanted = "chance: 0.00014",
          .source = trade_off});
}

BOOST_AUTO_TEST_CASE(a_hippocampus_learns_both_lists_and_keeps_the_first) {
  report({.target = "T-G4",
          .what = "AB recalled after ten passes",
          .measured = whole().ab,
          .bar = {0.9, 1},
          .wanted = "learned",
          .source = humans});
  report({.target = "T-G4",
          .what = "AC recalled after ten passes",
          .measured = whole().ac,
          .bar = {0.8, 1},
          .wanted = "learned",
          .source = humans});
  report({.target = "T-G4",
          .what = "AB recalled after AC, hippocampus",
          .measured = whole().ab_again,
          .bar = {0.4, 1},
          .wanted = "humans keep about 0.5",
          .source = humans});
}

BOOST_AUTO_TEST_CASE(a_cortex_alone_loses_the_first_list) {
  const Retention kept = mean_over_seeds(seeds, [](int seed) { return cortex_alone(seed); });
  report({.target = "T-G4",
          .what = "AC recalled by a cortex alone",
          .measured = kept.ac,
          .bar = {0.9, 1},
          .wanted = "0.9",
          .source = "McCloskey & Cohen 1989"});
  report({.target = "T-G4",
          .what = "ablation: AB recalled after AC, cortex without a hippocampus",
          .measured = kept.ab_again,
          .bar = {0, 0.1},
          .wanted = "0",
          .source = "McCloskey & Cohen 1989; sizes and rates illustrative"});
}

BOOST_AUTO_TEST_CASE(a_cortex_alone_learns_both_lists_when_they_alternate) {
  Learner learner(cortex_alone(1));
  for (int k = 0; k < 10; ++k) {
    learner.study("AB");
    learner.study("AC");
  }
  report({.target = "T-G4",
          .what = "AB recalled by a cortex alone when AB and AC alternate",
          .measured = learner.test("AB"),
          .bar = {0.9, 1},
          .wanted = "interleaving spares it",
          .source = "McClelland, McNaughton & O'Reilly 1995"});
}

BOOST_AUTO_TEST_CASE(without_a_dentate_gyrus_the_second_list_wipes_out_the_first) {
  report({.target = "T-G4",
          .what = "ablation: AB kept without a dentate gyrus, over AB kept with it",
          .measured = without_dentate().ab_again / whole().ab_again,
          .bar = {0, 0.5},
          .wanted = "drops by more than half",
          .source = trade_off});
  report({.target = "T-G3",
          .what = "share of AB lost to AC, dentate gyrus intact",
          .measured = 1 - whole().ab_again / whole().ab,
          .bar = {0, 0.6},
          .wanted = "little interference",
          .source = trade_off});
  report({.target = "T-G3",
          .what = "ablation: share of AB lost to AC without a dentate gyrus",
          .measured = 1 - without_dentate().ab_again / without_dentate().ab,
          .bar = {0.8, 1},
          .wanted = "interference",
          .source = trade_off});
}

BOOST_AUTO_TEST_CASE(without_acetylcholine_nothing_is_stored) {
  Learner learner(hippocampus(1));
  learner.life.simulator->set("hippocampus/septum.mode", "recall");
  for (int k = 0; k < 10; ++k) learner.study("AB");
  report({.target = "T-M1",
          .what = "ablation: AB recalled after ten passes without acetylcholine",
          .measured = learner.test("AB"),
          .bar = {0, 0.02},
          .wanted = "nothing is stored",
          .source = "Hasselmo & Schnell 1994"});
}

BOOST_AUTO_TEST_CASE(without_the_perforant_path_at_recall_nothing_is_completed) {
  // One pass at birth and ten of study, of 20 pairs each; the path is cut before the test.
  const std::uint64_t before_test = 11 * 20 * ticks_of_trial;
  const double completed = recalled(hippocampus(1));
  const double severed = recalled(hippocampus(1, {}, cut("hippocampus/perforant", before_test)));
  report({.target = "T-G3",
          .what = "pairs completed, perforant path intact at recall",
          .measured = completed,
          .bar = {0.9, 1},
          .wanted = "completion",
          .source = trade_off});
  report({.target = "T-G3",
          .what = "ablation: pairs completed, perforant path cut at recall",
          .measured = severed,
          .bar = {0, 0.1},
          .wanted = "none",
          .source = trade_off});
}

BOOST_AUTO_TEST_SUITE_END()
