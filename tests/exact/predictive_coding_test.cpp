// SPDX-License-Identifier: Apache-2.0
// Predictive coding that learns in the tick in which a layer's error first arrives changes its weights exactly as
// backpropagation does (Song, Lukasiewicz, Xu & Bogacz 2020, NeurIPS 33), and inference goes down the energy.
#include <boost/test/unit_test.hpp>

#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

/// Parts hear a clock one tick late: a sample begins in the second tick of a trial.
std::string clock(const std::string& name, int at) {
  return "[steering." + name + "]\ntype = \"PhaseClock\"\nlength = 8\nfrom = " + std::to_string(at) + "\nto = " +
         std::to_string(at + 1) + "\n";
}
std::string layer(const std::string& name, int n, const std::string& more) {
  return region(name, "PredictiveUnits", n, "start = \"begins.first\"\n" + more);
}
std::string predicts(const std::string& name, const std::string& from, const std::string& to, const std::string& when) {
  return named(name, from, to + ".drive", dense("normal 0 0.4") +
               learns("Delta", "error = \"" + to + ".error\"", ", eta = 0.01, when = \"" + when + "\""));
}

/// Errors pass through the weights of the tick that they arose in, and arrive in the next.
std::string back(const std::string& from, const std::string& relay, const std::string& to, const std::string& of, int n) {
  return region(relay, "Readout", n) + wire(from + ".error", relay + ".drive", "connection = { type = \"Transposed\", of = \"" + of + "\" }\n") +
         wire(relay + ".rate", to + ".feedback", {}, 1);
}

std::string brain(double step, bool learns_in_turn) {
  const std::string steps = "step = " + std::to_string(step) + "\n";
  const auto when = [&](const std::string& clock) { return learns_in_turn ? clock + ".open" : std::string("never.open"); };
  return "[brain]\nname = \"predictive\"\nseed = 5\n[world.stream]\ntype = \"Friedman\"\nperiod = 8\n" + clock("begins", 0) +
         clock("third", 1) + clock("second", 2) + clock("first", 3) + "[steering.never]\ntype = \"PhaseClock\"\nstrength = 0\n" +
         region("wish", "Readout", 3) + wire("stream.x", "wish.drive", dense("normal 0 0.5")) + layer("v1", 7, steps) +
         layer("v2", 6, steps) + layer("v3", 3, "function = \"linear\"\n" + steps) +
         predicts("w1", "stream.x", "v1", when("first")) + predicts("w2", "v1.rate", "v2", when("second")) +
         predicts("w3", "v2.rate", "v3", when("third")) + wire("wish.rate", "v3.target") + back("v3", "r2", "v2", "w3", 6) +
         back("v2", "r1", "v1", "w2", 7);
}

double energy(const Life& life) { return life.value("v1.energy") + life.value("v2.energy") + life.value("v3.energy"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(predictive_coding)

BOOST_AUTO_TEST_CASE(learning_as_errors_arrive_is_backpropagation) {
  Life life(brain(1.0, true));
  const Matrix w1 = matrix_of(life, "w1.w"), w2 = matrix_of(life, "w2.w"), w3 = matrix_of(life, "w3.w");
  life.simulator->run(8);
  const Vector x = vector_of(life, "stream.x"), target = vector_of(life, "wish.rate");
  const auto loss = [&](const Matrix& a, const Matrix& b, const Matrix& c) {
    const Vector h1 = (a * x).array().tanh(), h2 = (b * h1).array().tanh();
    return 0.5 * (target - c * h2).squaredNorm();
  };
  const Matrix d1 = matrix_of(life, "w1.w") - w1, d2 = matrix_of(life, "w2.w") - w2, d3 = matrix_of(life, "w3.w") - w3;
  const Matrix g1 = downhill(w1, [&](const Matrix& w) { return loss(w, w2, w3); });
  const Matrix g2 = downhill(w2, [&](const Matrix& w) { return loss(w1, w, w3); });
  const Matrix g3 = downhill(w3, [&](const Matrix& w) { return loss(w1, w2, w); });
  BOOST_TEST(cosine(d1, g1) > 1 - 1e-6);
  BOOST_TEST(cosine(d2, g2) > 1 - 1e-6);
  BOOST_TEST(cosine(d3, g3) > 1 - 1e-6);
  // Differences of weights near 0.4 are known to 3e-8, and are about 1e-3 here.
  BOOST_TEST(distance(d1, 0.01 * g1) < 1e-3);
  BOOST_TEST(distance(d2, 0.01 * g2) < 1e-3);
  BOOST_TEST(distance(d3, 0.01 * g3) < 1e-3);
}

BOOST_AUTO_TEST_CASE(inference_never_raises_the_energy) {
  Life life(brain(0.1, false));
  life.simulator->run(2);
  double before = energy(life);
  BOOST_TEST(before > 0.0);
  for (int tick = 2; tick < 8; ++tick) {
    life.simulator->run(1);
    const double now = energy(life);
    BOOST_TEST(now <= before);
    before = now;
  }
}

BOOST_AUTO_TEST_CASE(a_new_sample_begins_without_errors_in_the_hidden_layers) {
  Life life(brain(0.1, false));
  life.simulator->run(10);  // the second tick of the second trial
  BOOST_TEST(life.value("v1.energy") == 0.0);
  BOOST_TEST(life.value("v2.energy") == 0.0);
  BOOST_TEST(life.value("v3.energy") > 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
