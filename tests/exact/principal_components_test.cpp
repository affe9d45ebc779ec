// SPDX-License-Identifier: Apache-2.0
// Linear receivers of normal inputs x = Q z: the rules of Oja and Sanger find columns of Q, which the world knows.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "learned.hpp"

using namespace anlage::test;

namespace {

std::string linear_units(const std::string& sd, int units, const std::string& rule, std::uint64_t seed) {
  return brain(seed) + part("world", "stream", "GaussianStream", "sd = \"" + sd + "\"") +
         part("regions", "output", "Readout", "size = { n = " + std::to_string(units) + " }") +
         projection("input", "stream.x", "output.drive", "{ type = \"Dense\", w = \"normal 0 0.1\" }",
                    "learning = " + rule);
}

/// A rate that falls about as 1 / t over 200 s.
std::string annealed(const std::string& type, const std::string& eta) {
  return "{ type = \"" + type + "\", eta = { value = " + eta +
         ", schedule = [[0, 1.0], [\"5 s\", 0.2], [\"20 s\", 0.05], [\"80 s\", 0.01], [\"200 s\", 0.001]] } }";
}

Vector axis(const Life& life, std::size_t inputs, std::size_t k) {
  return column(numbers(life, "stream.directions"), inputs, k);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(principal_components)

BOOST_AUTO_TEST_CASE(the_hidden_axes_of_the_world_are_orthonormal) {
  const Life life(linear_units("3 1 1 1 1 1 1 1 1 1", 1, annealed("Oja", "0.01"), 3));
  for (std::size_t k = 0; k < 10; ++k)
    for (std::size_t l = 0; l <= k; ++l)
      BOOST_TEST(std::abs(dot(axis(life, 10, k), axis(life, 10, l)) - (k == l ? 1 : 0)) < 1e-6);
}

BOOST_AUTO_TEST_CASE(oja_finds_the_first_axis_and_its_weights_have_length_1) {
  // Near the axis the mean square deviation from it is eta / 2 times the sum over the others of l1 lj / (l1 - lj) (l:
  // variance): here 5e-6 · 9 · 9 / 8 = 5e-5 at the last rate, a cosine of 1 - 2.5e-5. The length is 1 within eta l1.
  Life life(linear_units("3 1 1 1 1 1 1 1 1 1", 1, annealed("Oja", "0.01"), 3));
  life.simulator->run(200000);
  const Vector w = numbers(life, "input.w");
  BOOST_TEST(std::abs(cosine(w, axis(life, 10, 0))) > 0.9999);
  BOOST_TEST(length(w) == 1.0, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(oja_tells_two_nearly_equal_variances_apart) {
  // Variances 3.15 and 2.53.
  Life life(linear_units("1.775 1.591 1 1 1 1 1 1 1 1", 1, annealed("Oja", "0.01"), 4));
  life.simulator->run(200000);
  BOOST_TEST(std::abs(cosine(numbers(life, "input.w"), axis(life, 10, 0))) > 0.995);
}

BOOST_AUTO_TEST_CASE(sanger_finds_the_axes_in_order) {
  Life life(linear_units("4 3 2 1 0.5 0.5", 3, annealed("Sanger", "0.004"), 5));
  life.simulator->run(200000);
  const Vector w = numbers(life, "input.w");
  for (std::size_t k = 0; k < 3; ++k) {
    BOOST_TEST(std::abs(cosine(row(w, 3, k), axis(life, 6, k))) > 0.999);
    BOOST_TEST(length(row(w, 3, k)) == 1.0, boost::test_tools::tolerance(5e-3));
  }
}

BOOST_AUTO_TEST_CASE(the_subspace_rule_spans_the_first_axes_with_orthonormal_weights) {
  // The part of the weights outside the span of the first two axes bounds the sine of the largest principal angle: 1
  // degree.
  Life life(linear_units("4 3 1 1 0.5 0.5", 2, annealed("OjaSubspace", "0.004"), 6));
  life.simulator->run(200000);
  const Vector w = numbers(life, "input.w");
  double outside = 0;
  for (std::size_t j = 0; j < 2; ++j)
    for (std::size_t k = 2; k < 6; ++k) outside += std::pow(dot(row(w, 2, j), axis(life, 6, k)), 2);
  BOOST_TEST(std::sqrt(outside) < std::sin(3.14159265358979 / 180));
  BOOST_TEST(length(row(w, 2, 0)) == 1.0, boost::test_tools::tolerance(5e-3));
  BOOST_TEST(length(row(w, 2, 1)) == 1.0, boost::test_tools::tolerance(5e-3));
  BOOST_TEST(std::abs(dot(row(w, 2, 0), row(w, 2, 1))) < 5e-3);
}

BOOST_AUTO_TEST_CASE(sanger_s_second_receiver_subtracts_what_the_first_explains) {
  // x = (1, 2), y = (3, 4), w = 1/2: explained by the first 3/2, by both 7/2. eta = 0.1.
  //   dw_1 = 0.1 · 3 (x - 3/2) = (-0.15, 0.15),   dw_2 = 0.1 · 4 (x - 7/2) = (-1, -0.6)
  Life life(brain() + part("regions", "a", "TestRamp", "size = { n = 2 }\nstart = 1\nstep = 0") +
            part("regions", "b", "TestRamp", "size = { n = 2 }\nstart = 3\nstep = 0") +
            part("regions", "sink", "TestEcho", "size = { n = 2 }") +
            projection("input", "a.rate", "sink.drive", "{ type = \"Dense\", w = \"constant 0.5\" }",
                       "learning = { type = \"Sanger\", eta = 0.1 }\nsignals = { y = \"b.rate\" }"));
  life.simulator->run(1);
  const Vector w = numbers(life, "input.w"), expected{0.35, -0.5, 0.65, -0.1};
  for (std::size_t k = 0; k < 4; ++k) BOOST_TEST(w[k] == expected[k], boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_SUITE_END()
