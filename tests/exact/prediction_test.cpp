// SPDX-License-Identifier: Apache-2.0
// What learners from an error tend to where the world moves: prediction, two rates of adaptation, the curve of a deep linear
// network, and the rate that tracks best.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

std::string noise(const std::string& name, int n, double deviation) {
  std::string sd;
  for (int i = 0; i < n; ++i) sd += (i == 0 ? "" : " ") + std::to_string(deviation);
  return "[world." + name + "]\ntype = \"GaussianStream\"\naxes = \"inputs\"\nsd = \"" + sd + "\"\n";
}
std::string pairs(const std::string& law) { return "connection = { type = \"OneToOne\", w = \"" + law + "\" }\n"; }

/// n channels that each go on from where they were: x(t + 1) = a x(t) + noise.
std::string recurrence(const std::string& name, int n, double a, const std::string& from) {
  return region(name, "Readout", n) + wire(from, name + ".drive") +
         wire(name + ".rate", name + ".drive", pairs("constant " + std::to_string(a)), 1);
}

/// Two weights of one constant input that learn the same error, each with a retention and a rate of its own:
/// w <- A w + B e is delta with eta = B / A, and then a decay that leaves A.
std::string two_rates() {
  const auto state = [](const char* name, double A, double B) {
    return named(name, "one.rate", "hand.drive",
                 dense("zero") + "learning = { type = \"Delta\", eta = " + std::to_string(B / A) +
                     ", then = [{ type = \"WeightDecay\", tau = " + std::to_string(-1 / std::log(A)) +
                     " }] }\nsignals = { error = \"vision.error\" }\n");
  };
  return "[brain]\nname = \"two-rates\"\ntick = \"1 s\"\n[regions.one]\ntype = \"Constant\"\n[regions.force]\ntype = \"Constant\"\n" +
         region("hand", "Readout", 1) + "[steering.vision]\ntype = \"TargetError\"\n" + state("fast", 0.59, 0.21) +
         state("slow", 0.992, 0.02) + wire("hand.rate", "vision.prediction") + wire("force.rate", "vision.target");
}

/// Mean square by which n learners of rate g miss n walks, before each correction. Steps have variance q, observations 1.
double tracking_error(double g, double q) {
  constexpr int n = 64, ticks = 6000;
  const Life life("[brain]\nname = \"tracking\"\nseed = 4\n" + noise("steps", n, std::sqrt(q)) + noise("blur", n, 1) +
                  region("one", "TestRamp", n, "start = 1\nstep = 0\n") + region("ones", "KWinners", n, "active = 1\nfloor = -1\n") +
                  wire("one.rate", "ones.drive") + recurrence("walk", n, 1, "steps.x") + region("seen", "Readout", n) +
                  wire("walk.rate", "seen.drive") + wire("blur.x", "seen.drive") + region("guess", "Readout", n) +
                  "[steering.correction]\ntype = \"TargetError\"\n" +
                  named("w", "ones.rate", "guess.drive",
                        pairs("zero") + learns("Delta", "error = \"correction.error\"", ", eta = " + std::to_string(g))) +
                  wire("guess.rate", "correction.prediction") + wire("seen.rate", "correction.target"));
  life.simulator->run(300);
  double sum = 0;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    sum += (vector_of(life, "walk.rate") - vector_of(life, "guess.rate")).squaredNorm();
  }
  return sum / ticks / n;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(prediction)

BOOST_AUTO_TEST_CASE(of_an_autoregressive_signal_keeps_the_power_of_its_coefficient) {
  // a = 0.9, five steps ahead: weight a^5 = 0.5905, share of the variance that is missed 1 - a^10 = 0.6513, both within 2 %.
  constexpr int n = 64, ticks = 20'000;
  const Life life("[brain]\nname = \"ahead\"\nseed = 6\n" + noise("push", n, 1) + recurrence("x", n, 0.9, "push.x") +
                  region("guess", "Readout", n) + "[steering.later]\ntype = \"TargetError\"\n" +
                  named("w", "x.rate", "guess.drive", pairs("zero") + learns("Delta", "error = \"later.error\"", ", eta = 2e-4"), 5) +
                  wire("guess.rate", "later.prediction") + wire("x.rate", "later.target"));
  life.simulator->run(ticks);
  double missed = 0, all = 0, w = 0;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    const Vector x = vector_of(life, "x.rate");
    missed += (x - vector_of(life, "guess.rate")).squaredNorm();
    all += x.squaredNorm();
    if (t % 100 == 0) w += vector_of(life, "w.w").head(n).mean() / (ticks / 100);
  }
  BOOST_TEST_MESSAGE("weight " << w << ", missed " << missed / all);
  BOOST_TEST(w == std::pow(0.9, 5), boost::test_tools::tolerance(0.02));
  BOOST_TEST(missed / all == 1 - std::pow(0.9, 10), boost::test_tools::tolerance(0.02));
}

BOOST_AUTO_TEST_CASE(adaptation_at_two_rates_ends_at_the_share_of_both_and_rebounds) {
  // Smith, Ghazizadeh & Shadmehr 2006, PLoS Biology 4:e179. k = 0.21 / 0.41 + 0.02 / 0.008; asymptote k / (1 + k).
  Life life(two_rates());
  const auto hand_of = [](const Life& one) { return vector_of(one, "hand.rate")[0]; };
  life.simulator->run(4000);
  const double k = 0.21 / 0.41 + 0.02 / 0.008;
  BOOST_TEST(hand_of(life) == k / (1 + k), boost::test_tools::tolerance(1e-4));

  // 400 trials against a force, 20 against its opposite, then trials that show no error: the hand comes back.
  Life again(two_rates());
  double fast = 0, slow = 0, y = 0;
  const auto trial = [&](double force, bool clamped) {
    y = fast + slow;
    const double e = clamped ? 0 : force - y;
    fast = 0.59 * fast + 0.21 * e;
    slow = 0.992 * slow + 0.02 * e;
  };
  again.simulator->run(400);
  for (int t = 0; t < 400; ++t) trial(1, false);
  again.simulator->set("force.value", "-1");
  again.simulator->run(20);
  for (int t = 0; t < 20; ++t) trial(-1, false);
  BOOST_TEST(hand_of(again) == -0.220, boost::test_tools::tolerance(2e-3));
  again.simulator->set("fast.eta", "0");
  again.simulator->set("slow.eta", "0");
  again.simulator->run(1);
  trial(0, true);
  BOOST_TEST(hand_of(again) == y, boost::test_tools::tolerance(1e-4));
  again.simulator->run(9);
  for (int t = 0; t < 9; ++t) trial(0, true);
  BOOST_TEST_MESSAGE("rebound at the tenth trial without an error: " << hand_of(again));
  BOOST_TEST(hand_of(again) == y, boost::test_tools::tolerance(1e-4));
  BOOST_TEST(hand_of(again) == 0.16146, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(a_deep_linear_network_learns_a_mode_along_the_sigmoid_of_its_strength) {
  // Saxe, McClelland & Ganguli 2019, PNAS 116:11537-11546: a(t) = s e / (e - 1 + s / a0), e = exp(2 s t / tau), tau = 1 / eta.
  // Weights begin alike, at sqrt(a0); steps of eta = 1e-3 are small enough for 1 %.
  const double s = 2, a0 = 0.01, eta = 1e-3;
  const auto delta = [](const std::string& error) { return learns("Delta", "error = \"" + error + "\"", ", eta = 1e-3"); };
  const Life life("[brain]\nname = \"deep\"\n[regions.one]\ntype = \"Constant\"\n[regions.wish]\ntype = \"Constant\"\nvalue = 2\n" +
                  region("h", "Readout", 1) + region("out", "Readout", 1) + region("error", "ErrorUnits", 1) +
                  "[steering.teacher]\ntype = \"TargetError\"\n" +
                  named("w1", "one.rate", "h.drive", dense("constant 0.1") + delta("error.error")) +
                  named("w2", "h.rate", "out.drive", dense("constant 0.1") + delta("teacher.error")) +
                  wire("teacher.error", "error.feedback", "connection = { type = \"Transposed\", of = \"w2\" }\n") +
                  wire("out.rate", "teacher.prediction") + wire("wish.rate", "teacher.target"));
  double worst = 0;
  for (int t = 0; t < 3000; t += 50) {
    const double e = std::exp(2 * s * t * eta), a = s * e / (e - 1 + s / a0);
    const double measured = matrix_of(life, "w1.w")(0, 0) * matrix_of(life, "w2.w")(0, 0);
    worst = std::max(worst, std::abs(measured / a - 1));
    life.simulator->run(50);
  }
  BOOST_TEST_MESSAGE("farthest from the curve: " << 100 * worst << " %");
  BOOST_TEST(worst < 0.01);
  BOOST_TEST(vector_of(life, "out.rate")[0] > 1.95);
}

BOOST_AUTO_TEST_CASE(no_rate_of_learning_tracks_a_walk_better_than_the_gain_of_kalman) {
  // Steps of variance q, observations of variance 1: the gain is (sqrt(q^2 + 4 q) - q) / 2. A learner of rate g misses by
  // (g^2 + q) / (1 - (1 - g)^2). 64 x 6000 samples, correlated over some 1 / g ticks: 3 % is three standard errors.
  const struct { double q, gain; } table[] = {{1, 0.61803}, {0.1, 0.27016}, {0.01, 0.09512}};
  for (const auto& [q, gain] : table) {
    BOOST_TEST((std::sqrt(q * q + 4 * q) - q) / 2 == gain, boost::test_tools::tolerance(1e-4));
    double at_gain = 0;
    for (const double g : {gain, gain / 2, std::min(1.5 * gain, 1.0)}) {
      const double measured = tracking_error(g, q), theory = (g * g + q) / (1 - (1 - g) * (1 - g));
      BOOST_TEST_MESSAGE("q " << q << ", rate " << g << ": misses by " << measured << ", theory " << theory);
      BOOST_TEST(measured == theory, boost::test_tools::tolerance(0.03));
      if (g == gain) at_gain = measured;
      if (g != gain) BOOST_TEST(measured > at_gain);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
