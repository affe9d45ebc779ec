// SPDX-License-Identifier: Apache-2.0
// What the antennal lobe and the giant inhibitory cell of the mushroom body do to the codes of odours, on the fly that
// ships.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "exact/matrices.hpp"
#include "support/brain_life.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

const std::vector<anlage::Override> no_inhibition = {{"kenyon.inhibition", "constant 0"}};

/// What units answer to each odour without noise, at the end of a showing [units x odours].
Matrix answers(const std::string& field, std::vector<anlage::Override> overrides) {
  overrides.insert(overrides.end(), {{"odours.order", "cyclic"}, {"odours.noise", "0"}});
  const Life life(ready_made("fly", overrides));
  const Eigen::Index odours = vector_of(life, "odours.odour").size();
  Matrix all(vector_of(life, field).size(), odours);
  for (Eigen::Index o = 0; o < odours; ++o) {
    life.simulator->run(30);
    all.col(o) = vector_of(life, field);
  }
  return all;
}

/// Correlations of the columns.
Matrix correlations(Matrix all) {
  all.rowwise() -= all.colwise().mean().eval();
  all.array().rowwise() /= all.colwise().norm().array().max(1e-9).eval();
  return all.transpose() * all;
}
double mean_off_diagonal(const Matrix& square) {
  const double n = static_cast<double>(square.rows());
  return (square.sum() - square.trace()) / (n * (n - 1));
}
double coding_level(const Matrix& codes) { return (codes.array() > 0).cast<double>().mean(); }

/// Share of 30 showings of two odours, one good and one bad, that the fly answers rightly after 24 showings to learn
/// from.
double told_apart(Eigen::Index a, Eigen::Index b, std::vector<anlage::Override> overrides) {
  overrides.push_back({"odours.shown", std::to_string(a) + " " + std::to_string(b)});
  const Life study(ready_made("fly", overrides));
  study.simulator->run(24 * 30);
  overrides.push_back({"learned.learning.eta", "0"});
  const Life exam(ready_made("fly", overrides));
  hand_over(study, exam, {"learned.w"});
  int right = 0;
  for (int showing = 0; showing < 30; ++showing) {
    exam.simulator->run(30);
    const Vector answer = vector_of(exam, "output.rate"), outcome = vector_of(exam, "odours.outcome");
    right += (answer[0] > answer[1]) == (outcome[0] > outcome[1]);
  }
  return right / 30.0;
}

/// Odours come in ten families in turn. The mean of `told_apart` over odours 0 to 9, each with one of another outcome:
/// of its own family where `apart` is 0, else of the family so many further on.
double told_apart_on_average(Eigen::Index apart, std::vector<anlage::Override> overrides) {
  overrides.push_back({"odours.likeness", "0.9"});
  const Life life(ready_made("fly", overrides));
  const Matrix outcomes = matrix_of(life, "odours.outcomes");
  double sum = 0;
  for (Eigen::Index a = 0; a < 10; ++a) {
    Eigen::Index b = 10 + (a + apart) % 10;
    while (outcomes(0, a) == outcomes(0, b)) b += 10;
    sum += told_apart(a, b, overrides);
  }
  return sum / 10;
}

const std::string olsen = "Olsen, Bhandawat & Wilson 2010";
const std::string lin = "Lin et al. 2014; Abdelrahman et al. 2021; odours, threshold and inhibition illustrative";

}  // namespace

BOOST_AUTO_TEST_SUITE(olfaction)

BOOST_AUTO_TEST_CASE(the_lobe_is_the_published_function) {
  // Of every odour and glomerulus, against the equation in double precision; a float holds 6e-8.
  const Matrix orn = answers("odours.orn", {}), rate = answers("lobe.rate", {});
  double largest = 0;
  for (Eigen::Index o = 0; o < orn.cols(); ++o) {
    const double s = 10.63 * orn.col(o).cwiseMax(0).sum() / 190, pool = std::pow(s, 1.5) + std::pow(12.0, 1.5);
    for (Eigen::Index r = 0; r < orn.rows(); ++r) {
      const double up = std::pow(std::max(orn(r, o), 0.0), 1.5);
      largest = std::max(largest, std::abs(rate(r, o) - 165 * up / (up + pool)) / 165);
    }
  }
  report({.target = "T-A11",
          .what = "largest error of a projection neuron's rate, as a share of 165 Hz",
          .measured = largest,
          .bar = {0, 1e-6},
          .wanted = "0",
          .source = olsen});
}

BOOST_AUTO_TEST_CASE(normalisation_takes_out_what_channels_have_in_common) {
  const auto between_channels = [](const std::string& field, const std::vector<anlage::Override>& overrides) {
    return mean_off_diagonal(correlations(answers(field, overrides).cwiseMax(0).transpose()));
  };
  const double before = between_channels("odours.orn", {}), after = between_channels("lobe.rate", {});
  const double without = between_channels("lobe.rate", {{"lobe.m", "0"}});
  report({.target = "T-A11",
          .what = "correlation of two channels over odours, behind the lobe less before it",
          .measured = after - before,
          .bar = {-1, -0.05},
          .wanted = "decreases",
          .source = olsen + "; odours illustrative"});
  report({.target = "T-A11",
          .what = "ablation: without lateral inhibition (m = 0), less that with it",
          .measured = without - after,
          .bar = {0.02, 1},
          .wanted = "stays correlated",
          .source = olsen + "; odours illustrative"});
}

BOOST_AUTO_TEST_CASE(without_feedback_inhibition_twice_as_many_cells_answer_and_codes_are_alike) {
  const Matrix with = answers("kenyon/cells.rate", {}), without = answers("kenyon/cells.rate", no_inhibition);
  report({.target = "T-A12",
          .what = "share of Kenyon cells that answer to an odour",
          .measured = coding_level(with),
          .bar = {0.05, 0.11},
          .wanted = "0.05 to 0.1",
          .source = lin});
  report({.target = "T-A12",
          .what = "ablation: coding level without feedback inhibition, over that with it",
          .measured = coding_level(without) / coding_level(with),
          .bar = {1.8, 2.4},
          .wanted = "2",
          .source = lin});
  report({.target = "T-A12",
          .what = "ablation: correlation of two codes without feedback inhibition, less that with it",
          .measured = mean_off_diagonal(correlations(without)) - mean_off_diagonal(correlations(with)),
          .bar = {0.02, 1},
          .wanted = "rises",
          .source = lin});
}

BOOST_AUTO_TEST_CASE(without_feedback_inhibition_similar_odours_are_confused_and_others_are_not) {
  const double similar = told_apart_on_average(0, {}), dissimilar = told_apart_on_average(5, {});
  report({.target = "T-A12",
          .what = "similar odours told apart after twelve showings each",
          .measured = similar,
          .bar = {0.9, 1},
          .wanted = "told apart",
          .source = lin});
  report({.target = "T-A12",
          .what = "ablation: lost on similar odours without feedback inhibition (0.5: all)",
          .measured = similar - told_apart_on_average(0, no_inhibition),
          .bar = {0.2, 0.5},
          .wanted = "confused",
          .source = lin});
  report({.target = "T-A12",
          .what = "ablation: lost on dissimilar odours without feedback inhibition",
          .measured = dissimilar - told_apart_on_average(5, no_inhibition),
          .bar = {-0.1, 0.1},
          .wanted = "little",
          .source = lin});
}

BOOST_AUTO_TEST_SUITE_END()
