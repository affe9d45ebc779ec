// SPDX-License-Identifier: Apache-2.0
// One area of cortex, one file of hyperparameters, three senses; and the same area in three sizes.
#include <string>
#include <vector>

#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string ours = "illustrative; the claim is ours";

/// Mean over an exam of what an answer gets wrong: 0 or 1 where things are named, else the mean square of the difference.
struct Exam {
  const Life& life;
  std::string target;
  bool named;

  double wrong(const std::string& answer) const {
    const Vector said = vector_of(life, answer), truth = vector_of(life, target);
    if (!named) return (said - truth).squaredNorm() / static_cast<double>(truth.size());
    Eigen::Index guess = 0, name = 0;
    said.maxCoeff(&guess);
    truth.maxCoeff(&name);
    return guess == name ? 0 : 1;
  }
};

struct Sense {
  std::string name, target;
  bool named;
  double cortex = 0, linear = 0;  ///< errors in the exam
};

/// The three senses after a life of 60,000 ticks; `overrides` lame it.
std::vector<Sense> live(const std::vector<anlage::Override>& overrides) {
  const Life life(ready_made("one-cortex-many-senses", overrides));
  life.simulator->run(60000);
  life.simulator->set_learning(false);
  std::vector<Sense> senses = {{"visual", "retina.label", true}, {"auditory", "cochlea.label", true}, {"somatosensory", "arm.next", false}};
  constexpr int questions = 4000;
  for (int i = 0; i < questions; ++i) {
    life.simulator->run(1);
    for (Sense& sense : senses) {
      const Exam exam{life, sense.target, sense.named};
      sense.cortex += exam.wrong(sense.name + "/layer_6.rate") / questions;
      sense.linear += exam.wrong(sense.name + "_linear.rate") / questions;
    }
  }
  for (const Sense& sense : senses)
    BOOST_TEST_MESSAGE(sense.name << ": cortex " << sense.cortex << ", weighted sum " << sense.linear);
  return senses;
}

struct Grown {
  double variables = 0;  ///< plastic
  double newborn = 0, error = 0;
};

/// The area of iso-to-allo, `units` in each of its layers of pyramidal cells.
Grown grow(int units) {
  const std::string n = std::to_string(units);
  const Life life(ready_made("iso-to-allo", {{"regions.area.granular", std::to_string(2 * units)},
                                             {"regions.area.supragranular", n},
                                             {"regions.area.pyramidal", n}}));
  Grown grown;
  for (const char* name : {"afferents_4", "ascending", "threshold_23", "descending", "afferents_5", "threshold_5", "afferents_6",
                           "threshold_6", "answer", "back_5", "back_23"})
    grown.variables += static_cast<double>(matrix_of(life, std::string("area/") + name + ".w").size());
  life.simulator->set_learning(false);
  grown.newborn = 1 - record(life, "teacher.agreement", 3000).mean();
  life.simulator->set_learning(true);
  life.simulator->run(20000);
  life.simulator->set_learning(false);
  grown.error = 1 - record(life, "teacher.agreement", 5000).mean();
  BOOST_TEST_MESSAGE(units << " units, " << grown.variables << " plastic numbers: newborn " << grown.newborn << ", error " << grown.error);
  return grown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cortical_uniformity)

BOOST_AUTO_TEST_CASE(one_area_learns_three_senses_better_than_weighted_sums_do) {
  for (const Sense& sense : live({}))
    report({.target = "T-D11", .what = sense.name + " area: share of the error of a weighted sum that it saves", .measured = 1 - sense.cortex / sense.linear,
            .bar = {.low = 0.3}, .wanted = "> 0.3", .source = ours});
}

BOOST_AUTO_TEST_CASE(an_area_that_is_never_told_what_is_true_learns_nothing) {
  for (const Sense& sense : live({{"projections.visual_truth", "none"}, {"projections.auditory_truth", "none"}, {"projections.somatosensory_truth", "none"}}))
    report({.target = "T-D11", .what = "ablation: " + sense.name + " area, the same share without supervision", .measured = 1 - sense.cortex / sense.linear,
            .bar = {.high = 0}, .wanted = "< 0", .source = ours});
}

BOOST_AUTO_TEST_CASE(pyramidal_cells_may_learn_by_another_rule) {
  // Afferents of layer 5 learn by Oja's rule, which no error reaches; layer 6 has to do with what they find.
  const Sense visual = live({{"regions.visual.basal_learning", "{ type = \"Oja\", eta = 0.0005 }"}}).front();
  report({.target = "T-D11", .what = "visual area with Oja's rule at layer 5: share of the error of a weighted sum that it saves",
          .measured = 1 - visual.cortex / visual.linear, .bar = {.low = 0.3}, .wanted = "> 0.3", .source = ours});
}

BOOST_AUTO_TEST_CASE(a_larger_area_errs_less_and_a_larger_newborn_does_not) {
  const Grown small = grow(8), middle = grow(32), large = grow(128);
  report({.target = "T-H1", .what = "cortex: error of 4 times the units, over that of 8", .measured = middle.error / small.error,
          .bar = {.high = 0.99}, .wanted = "< 1", .source = ours});
  report({.target = "T-H1", .what = "cortex: error of 16 times the units, over that of 4 times", .measured = large.error / middle.error,
          .bar = {.high = 0.99}, .wanted = "< 1", .source = ours});
  report({.target = "T-H1", .what = "ablation: cortex: error at birth of 16 times the units, over that of 8", .measured = large.newborn / small.newborn,
          .bar = {0.9, 1.1}, .wanted = "1", .source = ours});
}

BOOST_AUTO_TEST_SUITE_END()
