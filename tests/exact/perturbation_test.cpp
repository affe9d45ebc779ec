// SPDX-License-Identifier: Apache-2.0
// Learning curves of a linear teacher: by the error of each output, by chance in each output, by chance in each synapse
// (Werfel, Xie & Seung 2005, Neural Computation 17:2699-2718). With N white inputs and M outputs the mean of
// |W - W*|^2 shrinks in a sample by 1 - 2 eta + eta^2 A, whatever W is, where A is the mean of the squared step over the
// squared distance: E |x|^4 / |x|^2 for the error itself, N + 2; times the same of the chance, M + 2 or M N + 2. The
// best eta is 1 / A, the bound 2 / A.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

constexpr int N = 20, M = 5;

std::string number(double value) {
  std::ostringstream text;
  text.precision(17);
  text << value;
  return text.str();
}

/// A linear teacher of N inputs of deviation `sd`, a pupil, and a judge; `learning` is how the pupil's synapses learn.
std::string school(const std::string& pupil, const std::string& learning, const std::string& baseline = "mean",
                   const std::string& inputs = {}, int seed = 3, const std::string& sd = "1", int outputs = M,
                   const std::string& start = "zero") {
  std::string deviations;
  for (int i = 0; i < N; ++i) deviations += sd + " ";
  return "[brain]\nname = \"school\"\nseed = " + std::to_string(seed) +
         "\n[world.stream]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"" + deviations + "\"\n" + inputs +
         region("pupil", pupil, outputs, pupil == "StochasticUnits" ? "function = \"linear\"\nsigma = 0.003\n" : "") +
         region("wish", "Readout", outputs) + "[steering.teacher]\ntype = \"TargetError\"\n" +
         "[steering.clock]\ntype = \"PhaseClock\"\nlength = 2\nfrom = 1\nto = 2\n" +
         "[steering.judge]\ntype = \"SquaredErrorReward\"\nbaseline = \"" + baseline + "\"\n" +
         named("w", "stream.x", "pupil.drive", dense(start) + learning) +
         named("w_star", "stream.x", "wish.drive", dense("normal 0 1")) + wire("pupil.rate", "teacher.prediction") +
         wire("wish.rate", "teacher.target") + wire("pupil.rate", "judge.prediction") +
         wire("wish.rate", "judge.target") +
         (pupil == "StochasticUnits" ? wire("pupil.expectation", "judge.expectation") : "");
}

std::string by_error(double eta) { return learns("Delta", "error = \"teacher.error\"", ", eta = " + number(eta)); }
std::string by_node(double eta) {  // mean step: eta sigma^2 error x
  return learns("NodePerturbation", "advantage = \"judge.advantage\"", ", eta = " + number(eta / 9e-6));
}
std::string by_weight(double eta) {
  return learns("WeightPerturbation", "perturbed = \"clock.open\", advantage = \"judge.advantage\"",
                ", sigma = 0.003, eta = " + number(eta));
}

struct Mean {
  double value, error;
};

/// By how much |W - W*|^2 shrinks in a sample. After `fresh` samples it starts anew at W = 0, far above rounding errors.
Mean contraction(const std::string& genome, std::uint64_t ticks, int samples, int fresh) {
  const Life life(genome);
  const Matrix teacher = matrix_of(life, "w_star.w"), zero = Matrix::Zero(M, N);
  double before = teacher.squaredNorm(), sum = 0, squares = 0;
  for (int t = 1; t <= samples; ++t) {
    life.simulator->run(ticks);
    const double now = (matrix_of(life, "w.w") - teacher).squaredNorm(), ratio = now / before;
    sum += ratio;
    squares += ratio * ratio;
    before = now;
    if (t % fresh != 0) continue;
    set_matrix(life, "w.w", zero);
    before = teacher.squaredNorm();
  }
  const double mean = sum / samples;
  return {mean, std::sqrt((squares / samples - mean * mean) / samples)};
}

void check(const Mean& measured, double expected) {
  BOOST_TEST_MESSAGE("contraction " << measured.value << " +- " << measured.error << ", expected " << expected);
  BOOST_TEST(std::abs(measured.value - expected) < 3 * measured.error);
  BOOST_TEST(measured.error < (1 - expected) / 10);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(perturbation)

BOOST_AUTO_TEST_CASE(the_delta_rule_contracts_by_one_over_inputs_plus_two) {
  constexpr double A = N + 2;
  check(contraction(school("Readout", by_error(1 / A)), 1, 20000, 44), 1 - 1 / A);
}

BOOST_AUTO_TEST_CASE(node_perturbation_is_slower_by_outputs_plus_two) {
  constexpr double A = (M + 2) * (N + 2);
  check(contraction(school("StochasticUnits", by_node(1 / A), "expectation"), 1, 60000, 308), 1 - 1 / A);
}

BOOST_AUTO_TEST_CASE(weight_perturbation_is_slower_by_the_number_of_synapses_plus_two) {
  constexpr double A = (M * N + 2) * (N + 2);
  check(contraction(school("Readout", by_weight(1 / A), "previous", "period = 2\n"), 2, 60000, 4488), 1 - 1 / A);
}

BOOST_AUTO_TEST_CASE(the_delta_rule_converges_below_its_bound_and_diverges_above) {
  // Inputs of deviation 2: 2 / ((N + 2) 4). At 0.9 of it the mean of the square shrinks by 0.9836 in a sample, at 1.1 it
  // grows by 1.02: e^-33 and e^40 in 2000 samples. A life's own factor has a lower mean logarithm, by about half of the
  // variance of a step, 0.006.
  constexpr double bound = 2.0 / ((N + 2) * 4);
  for (const int seed : {1, 2, 3})
    for (const double part : {0.9, 1.1}) {
      const Life life(school("Readout", by_error(part * bound), "mean", "", seed, "2"));
      const Matrix teacher = matrix_of(life, "w_star.w");
      life.simulator->run(2000);
      const double shrunk = (matrix_of(life, "w.w") - teacher).norm() / teacher.norm();
      BOOST_TEST_MESSAGE("at " << part << " of the bound: |W - W*| / |W*| = " << shrunk);
      if (part < 1) BOOST_TEST(shrunk < 1e-5);
      if (part > 1) BOOST_TEST(shrunk > 1e3);
    }
}

BOOST_AUTO_TEST_CASE(a_third_factor_that_is_the_error_of_each_cell_is_the_delta_rule_bit_for_bit) {
  for (const int outputs : {1, M}) {
    const std::string three = learns("ThreeFactor", "error = \"teacher.error\"", ", eta = 0.02");
    const Life a(school("Readout", by_error(0.02), "mean", "", 3, "1", outputs, "normal 0 0.3"));
    const Life b(school("Readout", three, "mean", "", 3, "1", outputs, "normal 0 0.3"));
    a.simulator->run(500);
    b.simulator->run(500);
    BOOST_TEST((matrix_of(a, "w.w") - matrix_of(a, "w_star.w")).norm() < 0.1);
    BOOST_TEST((matrix_of(a, "w.w") == matrix_of(b, "w.w")));
  }
}

BOOST_AUTO_TEST_CASE(a_third_factor_that_outputs_share_is_not_the_delta_rule) {
  // The same number for all outputs changes all their weights alike: their differences stay what they were at birth.
  const std::string shared = learns("ThreeFactor", "third = \"judge.advantage\"", ", eta = 1e-4");
  const Life life(school("Readout", shared, "mean", "", 3, "1", M, "normal 0 0.3"));
  const Matrix teacher = matrix_of(life, "w_star.w"), before = matrix_of(life, "w.w");
  life.simulator->run(500);
  const Matrix change = matrix_of(life, "w.w") - before;
  BOOST_TEST(change.norm() > 0.01);
  for (int j = 1; j < M; ++j) BOOST_TEST((change.row(j) - change.row(0)).norm() < 1e-4 * change.norm());
  BOOST_TEST((before + change - teacher).norm() > 0.9 * (before - teacher).norm());
}

BOOST_AUTO_TEST_CASE(node_perturbation_is_the_delta_rule_on_average) {
  // Steps of 1e-12 leave the weights, and so error e and sample x, as they are. Chance c of deviation 1 makes the step
  // (e c) c_j x_i, of mean e_j x_i and variance (|e|^2 + e_j^2) x_i^2; 4 standard errors for each of 100 numbers.
  for (const int n : {400, 40000}) {
    const Life life(school("StochasticUnits", by_node(1e-12), "expectation", "period = 1000000\n"));
    life.simulator->run(static_cast<std::uint64_t>(n));
    const Vector e = vector_of(life, "wish.rate"), x = vector_of(life, "stream.x");
    const Matrix mean = matrix_of(life, "w.w") / (1e-12 * n);
    const Matrix error = (((e.array().square() + e.squaredNorm()) / n).sqrt()).matrix() * x.cwiseAbs().transpose();
    BOOST_TEST(((mean - e * x.transpose()).array().abs() / error.array()).maxCoeff() < 4);
    BOOST_TEST(((mean - e * x.transpose()).array().abs() / error.array()).maxCoeff() > 1);
  }
}

BOOST_AUTO_TEST_CASE(weight_perturbation_is_the_delta_rule_on_average) {
  // G = e x' of all synapses at once: the variance of a step is |G|^2 + G_ji^2. Weights of 1e-3 come back from each
  // trial with an error of 1e-10, which steps of 1e-4 outweigh: n = 10000 of them change e by 1 - exp(-1e-8 n |x|^2).
  const Life life(school("Readout", by_weight(1e-8), "previous", "period = 1000000\n"));
  constexpr int n = 10000;
  life.simulator->run(2 * n);
  const Vector e = vector_of(life, "wish.rate"), x = vector_of(life, "stream.x");
  const Matrix mean = matrix_of(life, "w.w") / (1e-8 * n), gradient = e * x.transpose();
  const Matrix error = ((gradient.array().square() + gradient.squaredNorm()) / n).sqrt();
  BOOST_TEST(((mean - gradient).array().abs() / error.array()).maxCoeff() < 4);
  BOOST_TEST(cosine(mean, gradient) > 0.95);  // |mean - gradient|^2 = |gradient|^2 (M N + 1) / n: 1 %
}

BOOST_AUTO_TEST_CASE(chance_of_bernoulli_units_leads_up_the_expected_reward) {
  // Three units say 1 with the odds of a drive that other synapses give. All eight answers, their probabilities and
  // rewards make the expected reward, its slope by central differences, and the variance of a step.
  const std::string coins = region("coins", "StochasticUnits", 3, "noise = \"bernoulli\"\n");
  const Life life("[brain]\nname = \"coins\"\nseed = 5\n[regions.x]\ntype = \"TestRamp\"\nsize = { n = 4 }\nstart = -1.5\nstep = 0\n" +
                  coins + region("wish", "Readout", 3) +
                  "[steering.judge]\ntype = \"SquaredErrorReward\"\nbaseline = \"expectation\"\n" +
                  named("odds", "x.rate", "coins.drive", dense("normal 0 0.7")) +
                  named("w", "x.rate", "coins.drive", dense("zero") + learns("NodePerturbation", "advantage = \"judge.advantage\"", ", eta = 1e-12")) +
                  wire("x.rate", "wish.drive", dense("normal 0 1")) + wire("coins.rate", "judge.prediction") +
                  wire("coins.expectation", "judge.expectation") + wire("wish.rate", "judge.target"));
  constexpr int n = 40000;
  life.simulator->run(n);
  const Vector x = vector_of(life, "x.rate"), target = vector_of(life, "wish.rate");
  const Matrix odds = matrix_of(life, "odds.w");
  const auto each_answer = [&](const Matrix& w, auto&& visit) {
    const Vector p = 1 / (1 + (-((odds + w) * x).array()).exp());
    for (int bits = 0; bits < 8; ++bits) {
      Vector answer(3);
      double probability = 1;
      for (int j = 0; j < 3; ++j) {
        answer[j] = bits >> j & 1;
        probability *= answer[j] > 0 ? p[j] : 1 - p[j];
      }
      visit(probability, answer, p);
    }
  };
  const auto loss = [&](const Matrix& w) {
    double sum = 0;
    each_answer(w, [&](double probability, const Vector& a, const Vector&) { sum += probability * 0.5 * (target - a).squaredNorm(); });
    return sum;
  };
  Matrix squares = Matrix::Zero(3, 4);
  each_answer(Matrix::Zero(3, 4), [&](double probability, const Vector& a, const Vector& p) {
    const double advantage = 0.5 * ((target - p).squaredNorm() - (target - a).squaredNorm());
    squares += probability * (advantage * (a - p) * x.transpose()).array().square().matrix();
  });
  const Matrix slope = downhill(Matrix::Zero(3, 4), loss), mean = matrix_of(life, "w.w") / (1e-12 * n);
  const Matrix error = ((squares.array() - slope.array().square()) / n).sqrt();
  BOOST_TEST(((mean - slope).array().abs() / error.array()).maxCoeff() < 4);
  BOOST_TEST(cosine(mean, slope) > 0.99);
}

BOOST_AUTO_TEST_SUITE_END()
