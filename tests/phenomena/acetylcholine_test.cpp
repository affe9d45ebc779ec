// SPDX-License-Identifier: Apache-2.0
// Acetylcholine suppresses what a field says to itself while something new is stored. Patterns share half of their cells with the one
// before: without acetylcholine the old one comes up while the new one is stored, and is stored again.
#include <boost/test/unit_test.hpp>

#include <string>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

constexpr int cells = 240, active = 20, patterns = 10, trial = 8;
const std::string source = "Hasselmo & Schnell 1994; Hasselmo 1995; gains and sizes illustrative";

/// Pattern k has the cells 12 k … 12 k + 19: eight of them belong to the next one as well.
std::string overlapping() {
  std::string rows;
  for (int k = 0; k < patterns; ++k) {
    rows += k == 0 ? "" : "; ";
    for (int i = 0; i < cells; ++i) rows += (i >= 12 * k && i < 12 * k + active) ? "1 " : "0 ";
  }
  return rows;
}

/// CA3, which stores what arrives while acetylcholine is there.
std::string field(double suppression) {
  return "[brain]\nname = \"field\"\ntick = \"25 ms\"\n[world.stream]\ntype = \"PatternStream\"\norder = \"cyclic\"\non = " +
         std::to_string(trial) + "\ngiven = \"" + overlapping() +
         "\"\n[steering.theta]\ntype = \"PhaseClock\"\nto = " + std::to_string(trial) + "\nlength = " + std::to_string(trial) +
         "\n[steering.septum]\ntype = \"CholinergicSwitch\"\nmode = \"store\"\nsuppression = " + std::to_string(suppression) + "\n" +
         region("ca3", "HippocampalCells", cells,
                "active = " + std::to_string(static_cast<double>(active) / cells) +
                    "\nstart = \"theta.first\"\nafferent_gain = 4\nintrinsic_gain = { value = 1, gain = \"septum.recall\" }\n") +
         wire("stream.x", "ca3.afferent") + wire("stream.x", "septum.arriving") +
         named("collaterals", "ca3.rate", "ca3.intrinsic",
               "connection = { type = \"Dense\" }\nlearning = { type = \"Hebb\", eta = { value = 1, gain = \"septum.acetylcholine\" }, "
               "when = "
               "\"theta.last\", then = [{ type = \"Bounds\", max = 1 }, { type = \"NoAutapses\" }] }\n",
               1);
}

/// Overlap of what three quarters of a pattern recall with the pattern.
double recalled(double suppression) {
  Life life(field(suppression));
  life.simulator->run(patterns * trial);
  life.simulator->set_learning(false);
  life.simulator->set("septum.mode", "recall");
  life.simulator->set("stream.hide", "0.25");
  double mean = 0;
  constexpr int passes = 10;
  for (int k = 0; k < passes * patterns; ++k) {
    life.simulator->run(trial);
    mean += cosine(vector_of(life, "ca3.rate"), vector_of(life, "stream.clean")) / (passes * patterns);
  }
  return mean;
}

/// Share of the synapses between cells of a common pattern that exist after each has been stored once.
double stored_synapses(double suppression) {
  Life life(field(suppression));
  life.simulator->run(patterns * trial);
  const Matrix w = matrix_of(life, "collaterals.w");
  Matrix wanted = Matrix::Zero(cells, cells);
  for (int k = 0; k < patterns; ++k) wanted.block(12 * k, 12 * k, active, active).setOnes();
  wanted.diagonal().setZero();
  return w.cwiseProduct(wanted).sum() / wanted.sum();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(acetylcholine)

BOOST_AUTO_TEST_CASE(what_was_stored_under_acetylcholine_is_recalled) {
  report({.target = "T-M1",
          .what = "overlap of recalled with stored, acetylcholine while storing",
          .measured = recalled(1),
          .bar = {0.9, unbounded},
          .wanted = "above 0.9",
          .source = source});
  report({.target = "T-M1",
          .what = "share of the synapses within patterns that were made",
          .measured = stored_synapses(1),
          .bar = {1, 1},
          .wanted = "all",
          .source = source});
}

BOOST_AUTO_TEST_CASE(without_acetylcholine_earlier_patterns_interfere) {
  report({.target = "T-M1",
          .what = "ablation: overlap of recalled with stored, no suppression while storing",
          .measured = recalled(0),
          .bar = {0, 0.75},
          .wanted = "proactive interference",
          .source = source});
  report({.target = "T-M1",
          .what = "ablation: share of the synapses within patterns that were made, no suppression",
          .measured = stored_synapses(0),
          .bar = {0, 0.75},
          .wanted = "earlier patterns are stored again",
          .source = source});
}

BOOST_AUTO_TEST_SUITE_END()
