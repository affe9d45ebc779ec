// SPDX-License-Identifier: Apache-2.0
// The cortex of apps/brains/buried-concept, twice as large, looks at handwritten digits that nobody names.
#include <string>
#include <vector>

#include "phenomena/alignment.hpp"
#include "phenomena/linear_probe.hpp"
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int digits = 10, looks = 12000;
constexpr std::size_t seeds = 5;
const std::string cortex = "cortex.rate", random_features = "random_features.rate";

/// The genome with other senses: images out of a folder in place of signs in noise.
std::string reader(std::size_t seed, const std::string& folder) {
  const std::string brain = ANLAGE_TEST_SOURCE "/apps/brains/buried-concept/";
  std::string text = ready_made("buried-concept", {{"brain.seed", std::to_string(seed)},
                                                   {"regions.cortex.size.n", "200"},
                                                   {"regions.random_features.size.n", "200"},
                                                   {"projections.afferents.connection.w", "normal 0 0.035"},
                                                   {"projections.random_afferents.connection.w", "normal 0 0.035"},
                                                   {"projections.sweetness.connection.table", brain + "sweet.csv"},
                                                   {"projections.cell_wire.connection.table", brain + "cell.csv"}});
  const auto begin = text.find("[world.retina]"), end = text.find("\n[", begin);
  return text.replace(begin, end - begin,
                      "[world.retina]\ntype = \"ImageStream\"\ndata = \"" + folder +
                          "\"\norder = \"shuffled\"\nnormalise = \"unit_norm\"\n");
}

/// Training images and test images, each in the order of their file, without learning.
struct Exam {
  Recording train, test;
  std::vector<LinearProbe> probes;

  explicit Exam(const Life& life) : train(seen(life, "train", 2000)), test(seen(life, "test", 1000)) {
    for (int digit = 0; digit < digits; ++digit) probes.emplace_back(train.of.at(cortex), train.shown, digit, 0.03);
    life.simulator->set("retina.order", "shuffled");
    life.simulator->set("retina.split", "train");
  }
  static Recording seen(const Life& life, const std::string& split, int images) {
    life.simulator->set("retina.order", "sequential");
    life.simulator->set("retina.split", split == "train" ? "test" : "train");
    life.simulator->run(1);
    life.simulator->set("retina.split", split);
    return look(life, {cortex, random_features}, images, "retina.index");
  }
  /// Balanced accuracy of another brain's probes on `activity`, mean of all digits.
  [[nodiscard]] double judged(const Exam& other, const Matrix& activity) const {
    double sum = 0;
    for (int digit = 0; digit < digits; ++digit)
      sum +=
          balanced_accuracy(other.probes[static_cast<std::size_t>(digit)].score(activity), test.shown, digit) / digits;
    return sum;
  }
  [[nodiscard]] double accuracy() const { return judged(*this, test.of.at(cortex)); }
  [[nodiscard]] double random_accuracy() const {
    double sum = 0;
    for (int digit = 0; digit < digits; ++digit)
      sum += balanced_accuracy(
                 LinearProbe(train.of.at(random_features), train.shown, digit, 0.03).score(test.of.at(random_features)),
                 test.shown, digit) /
             digits;
    return sum;
  }
};

void row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  report({.target = "T-N1",
          .what = "digits: " + what,
          .measured = measured,
          .bar = bar,
          .wanted = wanted,
          .source = "own protocol; illustrative"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(buried_digits)

BOOST_AUTO_TEST_CASE(digits_are_learned_unlabelled_and_lie_elsewhere_in_every_life) {
  const std::string folder = data_or_skip("images/mnist_mini").string();
  if (folder.empty()) return;
  std::vector<Exam> grown;
  double newborn = 0, random = 0, trained = 0;
  for (std::size_t seed = 1; seed <= seeds; ++seed) {
    const Life life(reader(seed, folder));
    const Exam birth(life);
    newborn += birth.accuracy() / seeds, random += birth.random_accuracy() / seeds;
    life.simulator->run(looks);
    grown.emplace_back(life);
    trained += grown.back().accuracy() / seeds;
  }
  double moved = 0, renamed = 0, turned = 0, alike = 0, cells = 0;
  for (std::size_t k = 0; k < seeds; ++k) {
    const Exam &a = grown[k], &b = grown[(k + 1) % seeds];
    const Matrix &onto = a.train.of.at(cortex), &from = b.train.of.at(cortex), &test = b.test.of.at(cortex);
    const Matrix rotated =
        ((test.rowwise() - from.colwise().mean()) * procrustes(onto, from)).rowwise() + onto.colwise().mean();
    moved += b.judged(a, test) / seeds;
    renamed += (b.judged(a, permuted(test, permutation(onto, from))) - 0.5) / (trained - 0.5) / seeds;
    turned += (b.judged(a, rotated) - 0.5) / (trained - 0.5) / seeds;
    alike += kernel_alignment(a.test.of.at(cortex), test) / seeds;
    cells += correlations(a.test.of.at(cortex), test).diagonal().mean() / seeds;
  }
  row("linear probe at birth minus that of random features", newborn - random, {-0.02, 0.02}, "0");
  row("the same from random features: balanced accuracy, mean of ten digits", random, {0.5, 0.95},
      "lower than when grown");
  row("linear probe after 12000 looks minus that at birth", trained - newborn, {0.01, 1}, "higher");
  row("probe weights of one seed in another", moved, {0.47, 0.53}, "0.50");
  row("found in another seed after a rotation, as a part of what is found at home", turned, {0.8, 1.05}, "> 0.8");
  row("found after cells were renamed by what they answer to, as a part of that", renamed, {0.8, 1.05}, "> 0.8");
  row("linear centred kernel alignment of two seeds", alike, {0.6, 1}, "> 0.6");
  row("correlation of a cell with that of the same number in another seed", cells, {-0.05, 0.05}, "0");
  row("ablation: a seed's probes in its own life", trained, {0.85, 1}, "high: the test can fail");
}

BOOST_AUTO_TEST_SUITE_END()
