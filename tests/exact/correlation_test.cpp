// SPDX-License-Identifier: Apache-2.0
// Rules that measure correlations: Hebb, covariance, BCM.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "learned.hpp"

using namespace anlage::test;

namespace {

/// Three uniform inputs, y their sum; the learned weights go to a unit that nobody listens to.
std::string summed(const std::string& rule) {
  return brain(7) + part("world", "stream", "UniformStream", "size = { input = 3 }") +
         part("regions", "sum", "Readout", "size = { n = 1 }") +
         part("regions", "sink", "Readout", "size = { n = 1 }") +
         projection("fixed", "stream.x", "sum.drive", "{ type = \"Dense\", w = \"constant 1\" }") +
         projection("learned", "stream.x", "sink.drive", "{ type = \"Dense\" }",
                    "learning = " + rule + "\nsignals = { y = \"sum.rate\" }");
}

std::string selective(int patterns, std::uint64_t seed) {
  return brain(seed) +
         part(
             "world", "stream", "PatternStream",
             "kind = \"orthogonal\"\norder = \"cyclic\"\nsize = { unit = 8 }\npatterns = " + std::to_string(patterns)) +
         part("regions", "output", "Readout", "size = { n = 5 }") +
         projection("input", "stream.x", "output.drive", "{ type = \"Dense\", w = \"uniform 0 0.5\" }",
                    "learning = { type = \"Bcm\", eta = 2e-4, tau = \"200 ms\" }");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(correlation)

BOOST_AUTO_TEST_CASE(hebb_with_decay_tends_to_the_mean_product) {
  // <x y> = <x>^2 + <x> <x' + x''> + var x = 1/4 + 1/2 + 1/12 = 5/6. sd(x y) is about 0.65; at eta = 1e-4 the weight
  // wanders by 0.65 sqrt(eta / 2) = 0.0046.
  Life life(summed(
      "{ type = \"Hebb\", eta = { value = 1e-4, schedule = [[0, 100], [\"5 s\", 100], [\"6 s\", 1]] }, lambda = 1 }"));
  life.simulator->run(60000);
  for (const double w : numbers(life, "learned.w")) BOOST_TEST(std::abs(w - 5.0 / 6) < 4 * 0.0046);
}

BOOST_AUTO_TEST_CASE(hebb_adds_eta_times_the_product_of_activities) {
  // x = (1, 2), y = 3, eta = 0.1, lambda = 0.5, w = 1: dw = 0.1 (3 x - 0.5) = (0.25, 0.55)
  Life life(brain() + part("regions", "a", "TestRamp", "size = { n = 2 }\nstart = 1\nstep = 0") +
            part("regions", "b", "TestRamp", "size = { n = 1 }\nstart = 3\nstep = 0") +
            part("regions", "sink", "TestEcho", "size = { n = 1 }") +
            projection("input", "a.rate", "sink.drive", "{ type = \"Dense\", w = \"constant 1\" }",
                       "learning = { type = \"Hebb\", eta = 0.1, lambda = 0.5 }\nsignals = { y = \"b.rate\" }"));
  life.simulator->run(1);
  const Vector w = numbers(life, "input.w");
  BOOST_TEST(w[0] == 1.25, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(w[1] == 1.55, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(covariance_grows_with_the_covariance_and_not_with_the_means) {
  // cov(x, y) = var x = 1/12; the averages are noisy: times 1 + a / (2 - a), a = 1 - e^-0.1. sd(dx dy) is about 0.17,
  // so after n = 2e5 steps the mean is known within 0.17 / sqrt n = 3.8e-4, half a percent; the first 100 steps see
  // averages on their way.
  Life life(summed("{ type = \"Covariance\", eta = 1e-3, tau = \"10 ms\" }"));
  life.simulator->run(200000);
  const double a = 1 - std::exp(-0.1), expected = 1.0 / 12 * (1 + a / (2 - a));
  for (const double w : numbers(life, "learned.w")) BOOST_TEST(std::abs(w / (1e-3 * 200000) - expected) < 4 * 3.8e-4);
}

BOOST_AUTO_TEST_CASE(bcm_answers_one_pattern_with_its_inverse_probability_and_no_other) {
  // Fixed point: y = theta = <y^2> = p y^2, so y = theta = 1 / p (Intrator & Cooper 1992). In cyclic order theta wavers
  // by about dt / tau / 2 of itself in a cycle, 1 % for four patterns.
  for (const int patterns : {2, 4}) {
    Life life(selective(patterns, 11));
    life.simulator->run(300000);
    const Vector w = numbers(life, "input.w"), theta = numbers(life, "input.theta"),
                 pattern = numbers(life, "stream.pattern");
    for (std::size_t j = 0; j < 5; ++j) {
      Vector answers;
      for (std::size_t k = 0; k < static_cast<std::size_t>(patterns); ++k)
        answers.push_back(dot(row(w, 5, j), column(pattern, 8, k)));
      std::sort(answers.rbegin(), answers.rend());
      BOOST_TEST(answers[0] == patterns, boost::test_tools::tolerance(0.02));
      for (std::size_t k = 1; k < answers.size(); ++k) BOOST_TEST(std::abs(answers[k]) < 0.02 * patterns);
      BOOST_TEST(theta[j] == patterns, boost::test_tools::tolerance(0.02));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
