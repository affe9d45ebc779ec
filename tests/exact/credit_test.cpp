// SPDX-License-Identifier: Apache-2.0
// Credit through hidden layers: what each way of feeding errors back makes of the gradient, against central differences of
// the loss and against the definitions (Rumelhart, Hinton & Williams 1986; Lillicrap et al. 2016; Nøkland 2016; Kolen &
// Pollack 1994; Lee et al. 2015).
#include <boost/test/unit_test.hpp>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

const std::string head = "[brain]\nname = \"credit\"\nseed = 3\n[world.stream]\ntype = \"Friedman\"\n";

/// 10 inputs, 7 and 6 tanh units, 3 linear outputs that are to follow a linear teacher. `back_2`, `back_1`: connections of
/// the two ways back; `from`: where the lower one starts.
std::string network(const std::string& back_2, const std::string& back_1, const std::string& from = "error_2.error",
                    const std::string& feedback_rule = {}) {
  const auto delta = [](const std::string& error) { return learns("Delta", "error = \"" + error + "\"", ", eta = 0.01"); };
  return head + region("h1", "RateUnits", 7) + region("h2", "RateUnits", 6) + region("out", "Readout", 3) +
         region("wish", "Readout", 3) + "[regions.error_1]\ntype = \"ErrorUnits\"\n[regions.error_2]\ntype = \"ErrorUnits\"\n" +
         "[steering.teacher]\ntype = \"TargetError\"\n" + wire("stream.x", "wish.drive", dense("normal 0 0.5")) +
         named("w1", "stream.x", "h1.drive", dense("normal 0 0.3") + delta("error_1.error")) +
         named("w2", "h1.rate", "h2.drive", dense("normal 0 0.4") + delta("error_2.error")) +
         named("w3", "h2.rate", "out.drive", dense("normal 0 0.4") + delta("teacher.error")) +
         named("b3", "teacher.error", "error_2.feedback", "connection = " + back_2 + "\n" + feedback_rule) +
         named("b2", from, "error_1.feedback", "connection = " + back_1 + "\n") + wire("h1.slope", "error_1.slope") +
         wire("h2.slope", "error_2.slope") + wire("out.rate", "teacher.prediction") + wire("wish.rate", "teacher.target");
}
std::string transposed(const std::string& of) { return "{ type = \"Transposed\", of = \"" + of + "\" }"; }
const std::string random_weights = "{ type = \"Dense\", w = \"normal 0 0.5\" }";

struct Step {
  Life life;
  Matrix w1, w2, w3, d1, d2, d3;
  Vector x, target;

  explicit Step(const std::string& toml, std::uint64_t before = 0) : life(toml) {
    life.simulator->run(before);
    w1 = matrix_of(life, "w1.w"), w2 = matrix_of(life, "w2.w"), w3 = matrix_of(life, "w3.w");
    life.simulator->run(1);
    d1 = (matrix_of(life, "w1.w") - w1) / 0.01;
    d2 = (matrix_of(life, "w2.w") - w2) / 0.01;
    d3 = (matrix_of(life, "w3.w") - w3) / 0.01;
    x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  }
  [[nodiscard]] double loss(const Matrix& a, const Matrix& b, const Matrix& c) const {
    const Vector h1 = (a * x).array().tanh(), h2 = (b * h1).array().tanh();
    return 0.5 * (target - c * h2).squaredNorm();
  }
  [[nodiscard]] Vector h1() const { return (w1 * x).array().tanh(); }
  [[nodiscard]] Vector h2() const { return (w2 * h1()).array().tanh(); }
  [[nodiscard]] Vector error() const { return target - w3 * h2(); }
  /// Outer product of `feedback` times slope with what the synapses hear.
  static Matrix change(const Vector& feedback, const Vector& rate, const Vector& heard) {
    return (feedback.array() * (1 - rate.array().square())).matrix() * heard.transpose();
  }
};

// A difference of two weights near 0.3 is known to 3e-8; divided by eta = 0.01 and by changes of about 0.1 that is 3e-5.
constexpr double single_precision = 2e-4;

}  // namespace

BOOST_AUTO_TEST_SUITE(credit)

BOOST_AUTO_TEST_CASE(the_way_back_through_the_forward_weights_is_the_gradient) {
  const Step step(network(transposed("w3"), transposed("w2")));
  BOOST_TEST(distance(step.d1, downhill(step.w1, [&](const Matrix& w) { return step.loss(w, step.w2, step.w3); })) < single_precision);
  BOOST_TEST(distance(step.d2, downhill(step.w2, [&](const Matrix& w) { return step.loss(step.w1, w, step.w3); })) < single_precision);
  BOOST_TEST(distance(step.d3, downhill(step.w3, [&](const Matrix& w) { return step.loss(step.w1, step.w2, w); })) < single_precision);
}

BOOST_AUTO_TEST_CASE(the_way_back_follows_the_weights_as_they_learn) {
  // After 50 ticks of learning the gradient is that at the weights of now, not of birth.
  const Step step(network(transposed("w3"), transposed("w2")), 50);
  BOOST_TEST(distance(step.d1, downhill(step.w1, [&](const Matrix& w) { return step.loss(w, step.w2, step.w3); })) < 10 * single_precision);
}

BOOST_AUTO_TEST_CASE(feedback_alignment_sends_errors_through_weights_of_its_own) {
  const Step step(network(random_weights, random_weights));
  const Vector e2 = step.error();
  const Vector fed = matrix_of(step.life, "b3.w") * e2;
  const Vector error_2 = fed.array() * (1 - step.h2().array().square());
  BOOST_TEST(distance(step.d2, Step::change(fed, step.h2(), step.h1())) < single_precision);
  BOOST_TEST(distance(step.d1, Step::change(matrix_of(step.life, "b2.w") * error_2, step.h1(), step.x)) < single_precision);
}

BOOST_AUTO_TEST_CASE(direct_feedback_alignment_sends_the_output_error_to_every_layer) {
  const Step step(network(random_weights, random_weights, "teacher.error"));
  BOOST_TEST(distance(step.d1, Step::change(matrix_of(step.life, "b2.w") * step.error(), step.h1(), step.x)) < single_precision);
}

BOOST_AUTO_TEST_CASE(random_target_projection_sends_the_target_to_every_layer) {
  const Step step(network(random_weights, random_weights, "wish.rate"));
  BOOST_TEST(distance(step.d1, Step::change(matrix_of(step.life, "b2.w") * step.target, step.h1(), step.x)) < single_precision);
}

BOOST_AUTO_TEST_CASE(kolen_pollack_feedback_changes_by_what_the_forward_weights_change) {
  const std::string rule = learns("KolenPollack", "y = \"h2.rate\"", ", eta = 0.01");
  Life life(network(random_weights, transposed("w2"), "error_2.error", rule));
  const Matrix apart = matrix_of(life, "w3.w").transpose() - matrix_of(life, "b3.w"), before = matrix_of(life, "b3.w");
  life.simulator->run(200);
  BOOST_TEST((matrix_of(life, "b3.w") - before).norm() > 0.1);
  // 200 additions round to half of 2^-24 of at most 1 each: 200 * 3e-8 in the worst case.
  BOOST_TEST((matrix_of(life, "w3.w").transpose() - matrix_of(life, "b3.w") - apart).cwiseAbs().maxCoeff() < 1e-5);
}

BOOST_AUTO_TEST_CASE(kolen_pollack_decay_makes_the_feedback_the_transpose) {
  // No activity, hence no other change: the difference shrinks by (1 - eta lambda)^n = 0.9^20 = 0.1216.
  Life life(head + region("silent", "Readout", 3) + region("receiver", "Readout", 4) + wire("stream.one", "silent.drive", dense("zero")) +
            named("b", "silent.rate", "receiver.drive", dense("normal 0 1") + learns("KolenPollack", "y = \"receiver.rate\"", ", eta = 0.5, lambda = 0.2")));
  const Matrix before = matrix_of(life, "b.w");
  life.simulator->run(20);
  BOOST_TEST(distance(matrix_of(life, "b.w"), before * std::pow(0.9, 20)) < 1e-6);
}

BOOST_AUTO_TEST_CASE(a_target_through_an_inverse_gives_the_layer_above_its_own_target) {
  // Orthogonal weights are inverted by their transpose: W (target - own) = target above - rate above.
  Life life(head + region("own", "RateUnits", 10, "function = \"linear\"\n") + region("above", "Readout", 10) +
            region("wish", "Readout", 10) + "[regions.aim]\ntype = \"TargetUnits\"\nfunction = \"linear\"\n" +
            wire("stream.x", "own.drive") + named("w", "own.rate", "above.drive", dense("orthogonal 1")) +
            wire("stream.x", "wish.drive", dense("normal 0 1")) + wire("own.rate", "aim.own") + wire("own.slope", "aim.slope") +
            wire("above.rate", "aim.from_rate", "connection = " + transposed("w") + "\n") +
            wire("wish.rate", "aim.from_target", "connection = " + transposed("w") + "\n"));
  life.simulator->run(3);
  const Vector moved = matrix_of(life, "w.w") * (vector_of(life, "aim.target") - vector_of(life, "own.rate"));
  BOOST_TEST(distance(moved, vector_of(life, "wish.rate") - vector_of(life, "above.rate")) < 1e-5);
  BOOST_TEST(distance(vector_of(life, "aim.error"), vector_of(life, "aim.target") - vector_of(life, "own.rate")) < 1e-6);
}

BOOST_AUTO_TEST_CASE(forward_forward_goes_down_its_loss) {
  // L = ln(1 + exp(-s (g - theta))), g = mean y^2: the change is eta * n / 2 times minus its gradient.
  for (const int sign : {1, -1}) {
    Life life(head + region("layer", "GoodnessUnits", 8) + "[steering.clock]\ntype = \"PhaseClock\"\nstrength = " +
              std::to_string(sign) + "\n" +
              named("w", "stream.x", "layer.drive", dense("normal 0 0.5") +
                    learns("ForwardForward", "sign = \"clock.open\"", ", eta = 0.01, theta = 1.5")));
    const Matrix before = matrix_of(life, "w.w");
    life.simulator->run(1);
    const Vector x = vector_of(life, "stream.x");
    const auto loss = [&](const Matrix& w) {
      return std::log1p(std::exp(-sign * ((w * x).cwiseMax(0).squaredNorm() / 8 - 1.5)));
    };
    BOOST_TEST(distance((matrix_of(life, "w.w") - before) / (0.01 * 4), downhill(before, loss)) < single_precision);
  }
}

BOOST_AUTO_TEST_SUITE_END()
