// SPDX-License-Identifier: Apache-2.0
// The cortical area of one-cortex-many-senses: errors that come back over synapses of their own are those of backpropagation, and
// what apical tufts, thalamic gate and kappa do, in closed form.
#include <boost/test/unit_test.hpp>

#include <string>

#include "support/brain_life.hpp"

using namespace anlage::test;

namespace {

constexpr double rounding = 1e-6;

Life area(const std::string& kappa) { return Life(ready_made("iso-to-allo", {{"regions.area.kappa", kappa}})); }

Matrix weights(const Life& life, const std::string& name) { return matrix_of(life, "area/" + name + ".w"); }

/// Two pyramidal cells with a drive of 1 and an apical input.
Life cells(const std::string& apical, const std::string& settings = {}) {
  Life life("[brain]\nname = \"cells\"\n[regions.one]\ntype = \"Constant\"\n" + region("soma", "PyramidalUnits", 2, settings) +
            wire("one.rate", "soma.drive", dense("constant 1")) + wire("one.rate", "soma.apical", dense("constant " + apical)));
  life.simulator->run(1);
  return life;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cortex_area)

BOOST_AUTO_TEST_CASE(errors_on_their_way_back_are_those_of_backpropagation) {
  // Forward and backward synapses start at 0 and change by the same products, so they stay each other's transpose (Kolen & Pollack
  // 1994) to the rounding of sums of a few thousand changes.
  const Life life = area("0.7");
  life.simulator->run(2000);
  BOOST_TEST(distance(weights(life, "back_5"), weights(life, "answer").transpose()) < 1e-4);
  BOOST_TEST(distance(weights(life, "back_23"), weights(life, "descending").transpose()) < 1e-4);
  // The change of the next tick is that down the slope of half the squared error, eta = 0.005. Weights near 0.3 are known to
  // 3e-8 and change by some 1e-6 here: a cosine of the order of 1 - 0.03^2 / 2 is all that can be seen.
  const Matrix ascending = weights(life, "ascending"), descending = weights(life, "descending"), basal = weights(life, "afferents_5");
  const Matrix answer = weights(life, "answer"), direct = weights(life, "afferents_6");
  const Vector b23 = weights(life, "threshold_23"), b5 = weights(life, "threshold_5"), b6 = weights(life, "threshold_6");
  life.simulator->run(1);
  const Vector x = vector_of(life, "area/thalamus.rate"), g = vector_of(life, "area/layer_4.rate"), target = vector_of(life, "retina.label");
  const auto loss = [&](const Matrix& w) {
    const Vector s = 0.7 * (w * g + b23).array().tanh().matrix();
    const Vector p = (basal * x + descending * s + b5).array().tanh();
    return 0.5 * (target - answer * p - direct * x - b6).squaredNorm();
  };
  const Matrix change = weights(life, "ascending") - ascending, slope = downhill(ascending, loss);
  BOOST_TEST(cosine(change, slope) > 1 - 1e-3);
  BOOST_TEST(distance(change, 0.005 * slope) < 0.02);
}

BOOST_AUTO_TEST_CASE(a_layer_of_weight_zero_sends_nothing_and_gets_no_error) {
  const Life life = area("0.0");
  life.simulator->run(500);
  BOOST_TEST(vector_of(life, "area/layer_23.rate").norm() == 0);
  BOOST_TEST(vector_of(life, "area/error_23.error").norm() == 0);
}

BOOST_AUTO_TEST_CASE(the_tuft_enlarges_a_response_and_starts_none) {
  // tanh 1 = 0.761594; an apical input of 0.5 and an amplification of 2 double it; a negative one does nothing.
  BOOST_TEST(std::abs(cells("0.5", "amplification = 2\n").value("soma.rate") - 2 * 0.76159416) < rounding);
  BOOST_TEST(std::abs(cells("-3").value("soma.rate") - 0.76159416) < rounding);
  BOOST_TEST(std::abs(cells("0.5", "amplification = 2\n").value("soma.slope") - 2 * (1 - 0.76159416 * 0.76159416)) < rounding);
  BOOST_TEST(cells("5", "kappa = 0\n").value("soma.rate") == 0);
}

BOOST_AUTO_TEST_CASE(a_closed_gate_lets_nothing_pass_and_what_is_usual_does_not_pass_either) {
  // A drive of 1 that stays: usual = 1 - exp(-n dt / adaptation) after n ticks; with 10 ticks of 1 ms and 10 ms, exp(-1) pass.
  const auto gate = [](const std::string& open, const std::string& settings) {
    Life life("[brain]\nname = \"gate\"\n[regions.one]\ntype = \"Constant\"\n[regions.key]\ntype = \"Constant\"\nvalue = " + open +
              "\n[regions.thalamus]\ntype = \"ThalamicGate\"\n" + settings + wire("one.rate", "thalamus.drive") +
              wire("key.rate", "thalamus.gate"));
    life.simulator->run(11);
    return life.value("thalamus.rate");
  };
  BOOST_TEST(gate("0.0", "") == 0);
  BOOST_TEST(gate("0.25", "") == 0.25);
  BOOST_TEST(std::abs(gate("1.0", "adaptation = 0.01\n") - std::exp(-1.0)) < rounding);
}

BOOST_AUTO_TEST_CASE(shares_of_a_column_do_not_depend_on_contrast) {
  // Drives 1 and -1 have standard deviation 1, and so after division have 3 and -3: the winner has 1 / (1 + e^-4), beta being 2.
  for (const std::string contrast : {"1", "3"}) {
    Life life("[brain]\nname = \"column\"\n[world.two]\ntype = \"PatternStream\"\ngiven = \"" + contrast + " -" + contrast +
              "\"\n" + region("layer_4", "GranularUnits", 2, "column = 2\nbeta = 2\n") + wire("two.x", "layer_4.drive"));
    life.simulator->run(1);
    BOOST_TEST(std::abs(life.value("layer_4.rate") - 1 / (1 + std::exp(-4.0))) < rounding);
  }
}

BOOST_AUTO_TEST_SUITE_END()
