// SPDX-License-Identifier: Apache-2.0
// The difference of two equilibria is the gradient of the free one's squared error (Scellier & Bengio 2017): in the limit of
// a weak nudge, with a bias of the order of the nudge from one side and of its square from both.
#include <boost/test/unit_test.hpp>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

constexpr int settled = 80;  // ticks; contraction by about a half in each

std::string learned(const std::string& rule, const std::string& strength_name, double eta) {
  return "learning = { type = \"" + rule + "\", eta = " + std::to_string(eta) + ", when = \"clock.mark\" }\nsignals = { mark = \"clock.mark\", " +
         strength_name + " = \"clock.open\" }\n";
}

std::string brain(double beta, const std::string& rule = "EquilibriumPropagation", const std::string& strength_name = "beta") {
  const std::string eta = learned(rule, strength_name, 0.01);
  return "[brain]\nname = \"equilibrium\"\nseed = 4\n[world.stream]\ntype = \"Friedman\"\nperiod = " + std::to_string(2 * settled) +
         "\n[regions.bias]\ntype = \"Constant\"\n" + region("h", "EquilibriumUnits", 6, "start = \"clock.first\"\n") +
         region("o", "EquilibriumUnits", 2, "start = \"clock.first\"\nbeta = \"clock.open\"\n") +
         region("wish", "RateUnits", 2, "function = \"logistic\"\n") + "[steering.clock]\ntype = \"PhaseClock\"\nlength = " +
         std::to_string(2 * settled) + "\nfrom = " + std::to_string(settled) + "\nto = " + std::to_string(2 * settled) +
         "\nstrength = " + std::to_string(beta) + "\n" + named("w1", "stream.x", "h.drive", dense("normal 0 0.1") + eta) +
         named("w2", "h.rate", "o.drive", dense("normal 0 0.1") + eta) + wire("bias.rate", "h.drive", dense("constant 0.5")) +
         wire("bias.rate", "o.drive", dense("constant 0.4")) + wire("stream.x", "wish.drive", dense("normal 0 0.5")) +
         wire("wish.rate", "o.target") + wire("o.rate", "h.feedback", "connection = { type = \"Transposed\", of = \"w2\" }\n", 1);
}

struct Trial {
  Life life;
  Matrix w1, w2, d1, d2;
  Vector x, target;

  explicit Trial(double beta) : life(brain(beta)) {
    w1 = matrix_of(life, "w1.w"), w2 = matrix_of(life, "w2.w");
    life.simulator->run(2 * settled);
    d1 = (matrix_of(life, "w1.w") - w1) / 0.01;
    d2 = (matrix_of(life, "w2.w") - w2) / 0.01;
    x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  }
  /// Squared error of the free equilibrium.
  [[nodiscard]] double loss(const Matrix& a, const Matrix& b) const {
    Vector h = Vector::Zero(6), o = Vector::Zero(2);
    for (int i = 0; i < 400; ++i) {
      h += 0.5 * (a * x + Vector::Constant(6, 0.5) + b.transpose() * o - h);
      o += 0.5 * (b * h + Vector::Constant(2, 0.4) - o);
      h = h.cwiseMax(0).cwiseMin(1);
      o = o.cwiseMax(0).cwiseMin(1);
    }
    return 0.5 * (target - o).squaredNorm();
  }
  [[nodiscard]] Matrix gradient_1() const { return downhill(w1, [&](const Matrix& w) { return loss(w, w2); }); }
  [[nodiscard]] Matrix gradient_2() const { return downhill(w2, [&](const Matrix& w) { return loss(w1, w); }); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(equilibrium)

BOOST_AUTO_TEST_CASE(a_weak_nudge_gives_the_gradient) {
  const Trial trial(0.02);
  BOOST_TEST(cosine(trial.d1, trial.gradient_1()) > 0.999);
  BOOST_TEST(cosine(trial.d2, trial.gradient_2()) > 0.999);
  BOOST_TEST(trial.d2.norm() == trial.gradient_2().norm(), boost::test_tools::tolerance(0.05));
}

BOOST_AUTO_TEST_CASE(the_bias_of_one_nudge_is_of_its_order_and_that_of_two_opposite_ones_of_its_square) {
  const auto biases = [](double beta) {
    const Trial up(beta), down(-beta);
    const Matrix truth = up.gradient_2();
    return std::pair{(up.d2 - truth).norm(), ((up.d2 + down.d2) / 2 - truth).norm()};
  };
  const auto [one_large, both_large] = biases(0.4);
  const auto [one_small, both_small] = biases(0.2);
  // Halving the nudge halves the one and quarters the other, up to the next order.
  BOOST_TEST(one_large / one_small == 2.0, boost::test_tools::tolerance(0.25));
  BOOST_TEST(both_large / both_small == 4.0, boost::test_tools::tolerance(0.35));
  BOOST_TEST(both_small < one_small);
}

BOOST_AUTO_TEST_CASE(contrastive_hebb_and_generalised_recirculation_are_what_their_equations_say) {
  for (const bool is_hebb : {true, false}) {
    Life life(brain(0.5, is_hebb ? "ContrastiveHebb" : "GeneRec", "plus"));
    const Matrix before = matrix_of(life, "w2.w");
    life.simulator->run(settled);  // its last tick is the one that marks the end of the minus phase
    const Vector x_minus = vector_of(life, "h.rate"), y_minus = vector_of(life, "o.rate");
    life.simulator->run(settled);
    const Vector x_plus = vector_of(life, "h.rate"), y_plus = vector_of(life, "o.rate");
    const Matrix expected = is_hebb ? Matrix(y_plus * x_plus.transpose() - y_minus * x_minus.transpose())
                                    : Matrix((y_plus - y_minus) * x_minus.transpose());
    BOOST_TEST(expected.norm() > 1e-3);
    BOOST_TEST(distance((matrix_of(life, "w2.w") - before) / 0.01, expected) < 1e-3);
  }
}

BOOST_AUTO_TEST_SUITE_END()
