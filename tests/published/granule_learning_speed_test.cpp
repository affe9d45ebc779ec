// SPDX-License-Identifier: Apache-2.0
// How fast a readout learns from granule cells, and from the mossy fibres themselves (Cayco-Gajic, Clopath & Silver
// 2017), on the granule layer that ships.
#include <boost/test/unit_test.hpp>

#include <random>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::string source = "Cayco-Gajic, Clopath & Silver 2017; rate of learning illustrative";

/// 640 patterns of 187 mossy fibres, half of them active, and the readout of ten classes: logistic, by the gradient of
/// the squared error. `features` is what it reads.
std::string readout(const std::string& features) {
  return "[brain]\nname = \"granule\"\nseed = 4\n[world.patterns]\ntype = \"PatternStream\"\nkind = \"binary\"\nsize = "
         "{ unit = 187 }\n"
         "patterns = 640\nactive = 94\norder = \"cyclic\"\n[regions.one]\ntype = "
         "\"Constant\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
         region("answer", "RateUnits", 10, "function = \"logistic\"\n") + region("error", "ErrorUnits", 10) +
         region("class", "Readout", 10) + wire("patterns.which", "class.drive", dense("zero")) +
         wire("class.rate", "teacher.target") + wire("answer.rate", "teacher.prediction") +
         wire("teacher.error", "error.feedback") + wire("answer.slope", "error.slope") +
         wire(features, "answer.drive", dense("zero") + learns("Delta", "error = \"error.error\"", ", eta = 0.1")) +
         wire("one.rate", "answer.drive", dense("zero") + learns("Delta", "error = \"error.error\"", ", eta = 0.1"));
}

/// With inputs of 4 / K each and a threshold of 3, without inhibition.
std::string granule_cells(int claws) {
  return readout("layer.output") + "[regions.layer]\ngenome = \"" + ANLAGE_TEST_SOURCE +
         "/apps/brains/separators/granule_layer.toml\"\nclaws = " + std::to_string(claws) +
         "\nlength = 0\nweight = \"constant " + std::to_string(4.0 / claws) + "\"\ninhibition = \"constant 0\"\n" +
         wire("patterns.x", "layer.input");
}

/// 1 over the passes through the patterns until the root of the mean squared error falls below 0.2; 0.3 is what ten
/// classes leave to a readout that knows nothing. Interpolated between passes; 400 passes at most.
double speed(const std::string& genome) {
  const Life life(genome);
  Matrix classes = Matrix::Zero(10, 640);
  std::mt19937 random(1);
  for (Eigen::Index k = 0; k < 640; ++k) classes(static_cast<Eigen::Index>(random() % 10), k) = 1;
  set_matrix(life, "patterns.which->class.drive.w", classes);
  double before = 0.5;
  for (int pass = 1; pass <= 400; ++pass) {
    double squares = 0;
    for (int k = 0; k < 640; ++k) {
      life.simulator->run(1);
      squares += life.value("teacher.loss") / 640;
    }
    const double now = std::sqrt(squares);
    if (now < 0.2) return 1 / (pass - (0.2 - now) / (before - now));
    before = now;
  }
  BOOST_TEST_MESSAGE("error after 400 passes: " << before);
  return 1.0 / 400;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(granule_learning_speed)

BOOST_AUTO_TEST_CASE(four_dendrites_learn_faster_than_sixteen_and_than_the_mossy_fibres) {
  const double mossy = speed(readout("patterns.x")), four = speed(granule_cells(4)), sixteen = speed(granule_cells(16));
  BOOST_TEST_MESSAGE("passes: mossy fibres " << 1 / mossy << ", 4 dendrites " << 1 / four << ", 16 dendrites "
                                             << 1 / sixteen);
  report({.target = "T-A5",
          .what = "learning speed on granule cells with 4 dendrites, over that on mossy fibres",
          .measured = four / mossy,
          .bar = {1, unbounded},
          .wanted = "above 1",
          .source = source});
  report({.target = "T-A5",
          .what = "learning speed with 4 dendrites over that with 16",
          .measured = four / sixteen,
          .bar = {2, unbounded},
          .wanted = "above 2",
          .source = source});
  report({.target = "T-A5",
          .what = "ablation: 16 dendrites, learning speed over that on mossy fibres",
          .measured = sixteen / mossy,
          .bar = {-unbounded, 0.5 * four / mossy},
          .wanted = "half of it or less",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
