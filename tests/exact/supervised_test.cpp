// SPDX-License-Identifier: Apache-2.0
// Rules that learn from an error or a teacher: each goes down the objective that it declares, and ends where it says.
#include <boost/test/unit_test.hpp>

#include <Eigen/LU>

#include <Eigen/Cholesky>
#include <cmath>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

const std::string gauss = "[brain]\nname = \"supervised\"\nseed = 3\n[world.stream]\ntype = \"GaussianStream\"\nsd = \"2 1 1 0.7 0.5 0.5 0.3 0.3\"\n";

/// Eight inputs, three outputs, and what a layer of tanh units would answer.
std::string pupil(const std::string& learning, const std::string& type = "Readout", const std::string& start = "normal 0 0.3") {
  return gauss + region("out", type, 3) + region("wish", "RateUnits", 3) +
         "[steering.teacher]\ntype = \"TargetError\"\n[steering.olive]\ntype = \"TargetError\"\n" +
         named("w", "stream.x", "out.drive", dense(start) + learning) + wire("stream.x", "wish.drive", dense("normal 0 1")) +
         wire("out.rate", "teacher.prediction") + wire("wish.rate", "teacher.target") + wire("wish.rate", "olive.prediction") +
         wire("out.rate", "olive.target");
}

struct Step {
  Life life;
  Matrix w, change;
  Vector x, target;

  Step(const std::string& genome, double eta, std::uint64_t before = 0) : life(genome) {
    life.simulator->run(before);
    w = matrix_of(life, "w.w");
    life.simulator->run(1);
    change = (matrix_of(life, "w.w") - w) / eta;
    x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  }
};

double half_square(const Matrix& w, const Step& step) { return 0.5 * (step.target - w * step.x).squaredNorm(); }

// A difference of two weights near 0.3 is known to 3e-8; divided by eta = 0.01 and by changes of about 0.1 that is 3e-5.
constexpr double single_precision = 1e-4;

double phi(double u) { return 150 / (1 + 0.5 * std::exp(5 * (1 - u))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(supervised)

BOOST_AUTO_TEST_CASE(delta_goes_down_half_the_squared_error) {
  const Step step(pupil(learns("Delta", "error = \"teacher.error\"", ", eta = 0.01")), 0.01);
  BOOST_TEST(distance(step.change, downhill(step.w, [&](const Matrix& w) { return half_square(w, step); })) < single_precision);
}

BOOST_AUTO_TEST_CASE(three_factor_goes_down_half_the_squared_error) {
  const Step step(pupil(learns("ThreeFactor", "error = \"teacher.error\"", ", eta = 0.01")), 0.01);
  BOOST_TEST(distance(step.change, downhill(step.w, [&](const Matrix& w) { return half_square(w, step); })) < single_precision);
}

BOOST_AUTO_TEST_CASE(perceptron_goes_down_what_is_missing_to_its_margin) {
  // The hinge: sum of max(0, kappa - target y). With kappa = 0.1 some outputs have it and others do not.
  const Step step(pupil(learns("Perceptron", "target = \"wish.rate\"", ", eta = 0.01, kappa = 0.1")), 0.01, 6);
  const Vector y = step.w * step.x, missing = 0.1 - step.target.array() * y.array();
  BOOST_TEST_MESSAGE("missing to the margin: " << missing.transpose());
  BOOST_TEST(missing.maxCoeff() > 0);
  BOOST_TEST(missing.minCoeff() < 0);
  const auto hinge = [&](const Matrix& w) {
    return (0.1 - step.target.array() * (w * step.x).array()).cwiseMax(0).sum();
  };
  BOOST_TEST(distance(step.change, downhill(step.w, hinge)) < single_precision);
}

BOOST_AUTO_TEST_CASE(cerebellar_goes_down_half_the_squared_error_of_a_lasting_input) {
  // A stream that stands still; with tau a tenth of a tick the four low-passes are there after ten ticks.
  std::string genome = pupil(learns("Cerebellar", "climbing = \"olive.error\"", ", A_LTD = 0.01, tau = 1e-4"));
  genome.insert(genome.find("sd = "), "period = 1000\n");
  const Step step(genome, 0.01, 10);
  BOOST_TEST(distance(step.change, downhill(step.w, [&](const Matrix& w) { return half_square(w, step); })) < 10 * single_precision);
}

BOOST_AUTO_TEST_CASE(cerebellar_depresses_what_was_active_150_ms_before) {
  // Cell j has its climbing fibre active at tick j after a pulse of x. Four low-passes that keep q = exp(-1 / 50) answer
  // with C(j + 3, 3) (1 - q)^4 q^j, largest where (j + 3) q = j, at j = 148.5.
  const Life life("[brain]\nname = \"cerebellar\"\ntick = \"1 ms\"\n[regions.fibre]\ntype = \"TestPulse\"\nsize = { n = 1 }\nevery = 1000000\n"
                  "[world.olive]\ntype = \"SpikeTimes\"\nsize = { n = 400 }\nstagger = \"1 ms\"\ninterval = 1\ncount = 1\n" +
                  region("cells", "Readout", 400) + region("silence", "Readout", 400) + "[steering.error]\ntype = \"TargetError\"\n" +
                  wire("fibre.rate", "silence.drive", dense("zero")) + wire("silence.rate", "error.prediction") +
                  wire("olive.spike", "error.target") +
                  named("w", "fibre.rate", "cells.drive", dense("constant 1") + learns("Cerebellar", "climbing = \"error.error\"", ", A_LTD = 10, A_LTP = 0.25")));
  life.simulator->run(400);
  const Vector w = vector_of(life, "w.w");
  const double q = std::exp(-1.0 / 50);
  double worst = 0;
  for (int j = 0; j < 400; ++j) {
    const double kernel = (j + 3.0) * (j + 2.0) * (j + 1.0) / 6 * std::pow(1 - q, 4) * std::pow(q, j);
    worst = std::max(worst, std::abs(w[j] - (1.25 - 10 * kernel)));
  }
  BOOST_TEST(worst < 1e-6);
  Eigen::Index weakest = 0;
  w.minCoeff(&weakest);
  BOOST_TEST(std::abs(static_cast<double>(weakest) - 148.5) <= 1);
}

BOOST_AUTO_TEST_CASE(force_has_the_weights_of_ridge_regression_after_every_sample) {
  Life life(pupil(learns("Force", "error = \"teacher.error\"", ", alpha = 0.5"), "Readout", "zero"));
  Matrix correlation = 0.5 * Matrix::Identity(8, 8), product = Matrix::Zero(3, 8);
  for (int t = 1; t <= 500; ++t) {
    life.simulator->run(1);
    const Vector x = vector_of(life, "stream.x");
    correlation += x * x.transpose();
    product += vector_of(life, "wish.rate") * x.transpose();
    if (t != 3 && t != 50 && t != 500) continue;
    const Matrix ridge = correlation.llt().solve(product.transpose()).transpose(), inverse = correlation.llt().solve(Matrix::Identity(8, 8));
    const double off = distance(matrix_of(life, "w.w"), ridge), off_P = distance(matrix_of(life, "w.P"), inverse);
    BOOST_TEST_MESSAGE("after " << t << " samples: weights " << off << ", P " << off_P);
    // Each step rounds P to 6e-8 of its size; in 500 steps P shrinks by some 300.
    BOOST_TEST(off < 1e-4);
    BOOST_TEST(off_P < 1e-3);
  }
}

BOOST_AUTO_TEST_CASE(force_rests_where_the_slope_of_its_objective_is_zero) {
  // 1/2 sum of squared errors + alpha / 2 |W|^2, over all samples so far.
  Life life(pupil(learns("Force", "error = \"teacher.error\"", ", alpha = 0.5"), "Readout", "zero"));
  std::vector<std::pair<Vector, Vector>> samples;
  for (int t = 0; t < 100; ++t) {
    life.simulator->run(1);
    samples.emplace_back(vector_of(life, "stream.x"), vector_of(life, "wish.rate"));
  }
  const auto objective = [&](const Matrix& w) {
    double sum = 0.25 * w.squaredNorm();
    for (const auto& [x, target] : samples) sum += 0.5 * (target - w * x).squaredNorm();
    return sum;
  };
  const double at_birth = downhill(Matrix::Zero(3, 8), objective).norm();
  BOOST_TEST(downhill(matrix_of(life, "w.w"), objective).norm() < 1e-4 * at_birth);
}

BOOST_AUTO_TEST_CASE(dendritic_prediction_goes_up_the_likelihood_of_what_the_soma_does) {
  // A tick of 1 s: all currents and potentials are those of this sample. log likelihood S ln phi(V) - phi(V) with
  // V = 18/19 w x; the rule takes the slope by the potential of the dendrite, w x, without that factor.
  const std::string rule = learns("DendriticPrediction", "S = \"out.S\"", ", eta = 1e-5");
  const Step step("[brain]\nname = \"prediction\"\nseed = 4\ntick = \"1 s\"\n[world.stream]\ntype = \"GaussianStream\"\nsd = \"1 1 1 1\"\n" +
                      region("out", "TwoCompartment", 3) + region("wish", "Readout", 3) + "[regions.one]\ntype = \"Constant\"\n" +
                      named("w", "stream.x", "out.drive", dense("normal 0 0.5") + rule) + wire("stream.x", "wish.drive", dense("zero")) +
                      wire("one.rate", "out.g_E", dense("uniform 100 600")) + wire("one.rate", "out.g_I", dense("uniform 100 600")),
                  1e-5);
  const Vector S = vector_of(step.life, "out.S");
  const auto surprise = [&](const Matrix& w) {
    const Vector V = 18.0 / 19 * (w * step.x);
    double sum = 0;
    for (int j = 0; j < 3; ++j) sum -= S[j] * std::log(phi(V[j])) - phi(V[j]);
    return sum;
  };
  BOOST_TEST((S - vector_of(step.life, "out.prediction")).cwiseAbs().minCoeff() > 1);
  BOOST_TEST(distance(step.change, 19.0 / 18 * downhill(step.w, surprise)) < 10 * single_precision);
}

BOOST_AUTO_TEST_CASE(dendritic_prediction_ends_where_the_dendrite_alone_would_bring_the_soma_to) {
  // At rest V_star = U. With U = (g_D V_w + g_E E_E + g_I E_I) / (g_L + g_D + g_E + g_I) and g_D V_w = (g_L + g_D) V_star
  // that is U = (g_E E_E + g_I E_I) / (g_E + g_I), the potential that the teacher alone would set.
  const auto ramp = [](const std::string& name, int n, int start) {
    return region(name, "TestRamp", n, "step = 0\nstart = " + std::to_string(start) + "\n");
  };
  const Life life("[brain]\nname = \"prediction\"\ntick = \"1 ms\"\n" + ramp("x", 2, 1) + ramp("excitation", 3, 20) + ramp("inhibition", 3, 60) +
                  region("cells", "TwoCompartment", 3) + wire("excitation.rate", "cells.g_E", "connection = { type = \"OneToOne\", w = \"constant 1\" }\n") +
                  wire("inhibition.rate", "cells.g_I", "connection = { type = \"OneToOne\", w = \"constant 1\" }\n") +
                  named("w", "x.rate", "cells.drive", dense("zero") + "learning = { type = \"DendriticPrediction\", eta = 0.01 }\n"));
  life.simulator->run(40000);
  const Vector V = vector_of(life, "cells.V_star"), U = vector_of(life, "cells.U");
  for (int j = 0; j < 3; ++j) {
    const double g_E = 20 + j, g_I = 60 + j, teacher = (g_E * 14 - g_I) / 3 / (g_E + g_I);
    BOOST_TEST(V[j] == teacher, boost::test_tools::tolerance(1e-4));
    BOOST_TEST(U[j] == teacher, boost::test_tools::tolerance(1e-4));
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_hidden_units_does_not_matter) {
  // Units of a hidden layer in another order, with their weights: the same answers and the same learning. Sums in
  // another order round differently, 200 steps of that stay far below 1e-4.
  const std::string genome =
      gauss + region("h", "RateUnits", 7) + region("out", "Readout", 3) + region("wish", "RateUnits", 3) +
      "[regions.error]\ntype = \"ErrorUnits\"\n[steering.teacher]\ntype = \"TargetError\"\n" +
      named("w1", "stream.x", "h.drive", dense("normal 0 0.3") + learns("Delta", "error = \"error.error\"", ", eta = 0.05")) +
      named("w2", "h.rate", "out.drive", dense("normal 0 0.4") + learns("Delta", "error = \"teacher.error\"", ", eta = 0.05")) +
      wire("teacher.error", "error.feedback", "connection = { type = \"Transposed\", of = \"w2\" }\n") + wire("h.slope", "error.slope") +
      wire("stream.x", "wish.drive", dense("normal 0 1")) + wire("out.rate", "teacher.prediction") + wire("wish.rate", "teacher.target");
  const Life a(genome), b(genome), c(genome);
  const Matrix w1 = matrix_of(a, "w1.w"), w2 = matrix_of(a, "w2.w");
  Matrix moved_1 = w1, moved_2 = w2;
  for (int i = 0; i < 7; ++i) {
    moved_1.row(i) = w1.row((3 * i + 2) % 7);
    moved_2.col(i) = w2.col((3 * i + 2) % 7);
  }
  set_matrix(b, "w1.w", moved_1);
  set_matrix(b, "w2.w", moved_2);
  set_matrix(c, "w1.w", moved_1);  // control: only one layer is moved
  double apart = 0, control = 0;
  for (int t = 0; t < 200; ++t) {
    for (const Life* each : {&a, &b, &c}) each->simulator->run(1);
    apart = std::max(apart, (vector_of(a, "out.rate") - vector_of(b, "out.rate")).norm());
    control = std::max(control, (vector_of(a, "out.rate") - vector_of(c, "out.rate")).norm());
  }
  BOOST_TEST((matrix_of(a, "w1.w") - w1).norm() > 0.5);
  BOOST_TEST(apart < 1e-4);
  BOOST_TEST(control > 0.1);
}

BOOST_AUTO_TEST_SUITE_END()
