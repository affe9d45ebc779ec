// SPDX-License-Identifier: Apache-2.0
// How much fits into associative memories: Hopfield's and Willshaw's.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "learned.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

std::string signs(int units, int patterns, std::uint64_t seed) {
  return brain(seed) +
         part("world", "stream", "PatternStream",
              "order = \"cyclic\"\nsize = { unit = " + std::to_string(units) +
                  " }\npatterns = " + std::to_string(patterns)) +
         part("regions", "memory", "Hopfield", "size = { n = " + std::to_string(units) + " }") +
         projection("stored", "stream.x", "memory.drive", "{ type = \"Dense\" }",
                    "learning = { type = \"Hebb\", eta = 1, then = [{ type = \"NoAutapses\" }] }\nsignals = { y = "
                    "\"stream.x\" }");
}

/// Wrong signs after one step from each stored pattern.
std::size_t wrong_signs(int units, int patterns, std::uint64_t seed) {
  Life life(signs(units, patterns, seed));
  life.simulator->run(static_cast<std::uint64_t>(patterns));
  life.simulator->set_learning(false);
  std::size_t wrong = 0;
  for (int k = 0; k < patterns; ++k) {
    life.simulator->run(1);
    const Vector recalled = numbers(life, "memory.rate"), stored = numbers(life, "stream.x");
    for (std::size_t i = 0; i < stored.size(); ++i) wrong += recalled[i] != stored[i] ? 1 : 0;
  }
  return wrong;
}

/// Two streams of `patterns` subsets of 10 of 200 units, joined by a clipped Hebbian rule.
std::string subsets(int patterns) {
  const std::string stream = "kind = \"binary\"\nactive = 10\norder = \"cyclic\"\nsize = { unit = 200 }\npatterns = " +
                             std::to_string(patterns);
  return brain(5) + part("world", "a", "PatternStream", stream) + part("world", "b", "PatternStream", stream) +
         part("regions", "memory", "Readout", "size = { n = 200 }") +
         projection("stored", "a.x", "memory.drive", "{ type = \"Dense\" }",
                    "learning = { type = \"Hebb\", eta = 1, then = [{ type = \"Bounds\", max = 1 }] }\nsignals = { y = "
                    "\"b.x\" }");
}

double share_of_ones(const Life& life) {
  const Vector w = numbers(life, "stored.w");
  return static_cast<double>(std::count(w.begin(), w.end(), 1.0)) / static_cast<double>(w.size());
}

/// Mean of (1 - (1 - f)^c)^k for c binomial (n, f): a receiver of c patterns is reached from all k senders of a wrong
/// one.
double all_reached(int n, double f, int k) {
  double mean = 0, log_chance = n * std::log(1 - f);
  for (int c = 0; c <= n; ++c) {
    mean += std::exp(log_chance) * std::pow(1 - std::pow(1 - f, c), k);
    log_chance += std::log(static_cast<double>(n - c) / (c + 1) * f / (1 - f));
    if (c == n - 1) break;
  }
  return mean;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(associative_memory)

BOOST_AUTO_TEST_CASE(hopfield_s_one_step_error_is_that_of_a_normal_crosstalk) {
  // For large N the error is 1/2 erfc(sqrt(1 / (2 alpha))), alpha = P / N: .00101, .00355, .01004, .0501; N = 1000 has
  // up to 5 % less. Its relative error: that of the count, and that of the crosstalk's variance in a pattern, sqrt(2 /
  // P), which changes the count by 1 / (2 alpha) of that and is shared by pairs among the P patterns.
  struct Load {
    int patterns, lives;
  };
  for (const auto& [patterns, lives] : {Load{105, 8}, Load{138, 8}, Load{185, 4}, Load{370, 2}}) {
    std::size_t wrong = 0;
    for (int seed = 1; seed <= lives; ++seed) wrong += wrong_signs(1000, patterns, static_cast<std::uint64_t>(seed));
    const double signs = 1000.0 * patterns * lives, error = static_cast<double>(wrong) / signs;
    const double asymptotic = 0.5 * std::erfc(std::sqrt(1000.0 / (2 * patterns)));
    const double counted = 1 / std::sqrt(asymptotic * signs), shared = 1000.0 / patterns / patterns / std::sqrt(lives);
    const double tolerance = 0.05 + 3 * std::hypot(counted, shared);
    report({.target = "T-D9", .what = "one-step error, " + std::to_string(patterns) + " patterns in 1000 units", .measured = error,
            .bar = {asymptotic * (1 - tolerance), asymptotic * (1 + tolerance)}, .wanted = std::to_string(asymptotic),
            .source = "Amit, Gutfreund & Sompolinsky 1985"});
  }
}

BOOST_AUTO_TEST_CASE(willshaw_s_matrix_fills_as_coincidences_come) {
  // p1 = 1 - (1 - f^2)^P with f = 10 / 200 exactly: P = 277 fills half of it. Rows differ, but their sum does not, so
  // p1 is known within about 0.5 / 200.
  Life life(subsets(277));
  life.simulator->run(277);
  const double p1 = share_of_ones(life), expected = 1 - std::pow(1 - 0.0025, 277);
  report({.target = "T-D10", .what = "share of used synapses after 277 pairs, 10 of 200 units each", .measured = p1,
          .bar = {expected - 0.01, expected + 0.01}, .wanted = std::to_string(expected), .source = "Willshaw, Buneman & Longuet-Higgins 1969"});
}

BOOST_AUTO_TEST_CASE(half_full_a_synapse_of_willshaw_holds_ln_2_bits) {
  // log2(p1) ln(1 - p1) bits (Willshaw, Buneman & Longuet-Higgins 1969) has its largest value, ln 2, at p1 = 1/2; a
  // deviation of 0.01 in p1 costs less than 1e-3 of it, a deviation of 0.1 costs 0.03.
  Life life(subsets(277));
  life.simulator->run(277);
  const double p1 = share_of_ones(life);
  report({.target = "T-D10", .what = "bits a synapse holds, half of them used", .measured = std::log2(p1) * std::log(1 - p1),
          .bar = {std::log(2.0) - 1e-3, std::log(2.0) + 1e-9}, .wanted = "ln 2 = 0.6931", .source = "Willshaw, Buneman & Longuet-Higgins 1969"});
}

BOOST_AUTO_TEST_CASE(willshaw_recalls_every_right_unit_and_few_wrong_ones) {
  // Every right unit gets all 10 signals. A wrong one gets them if each of its 10 synapses has been used: (1 - (1 -
  // f)^c)^10, c being the patterns that it belongs to (Buckingham & Willshaw 1992). The count of 277 recalls, shared
  // receivers included, is known within about 15 %.
  Life life(subsets(277));
  life.simulator->run(277);
  life.simulator->set_learning(false);
  std::size_t missed = 0, extra = 0;
  for (int k = 0; k < 277; ++k) {
    life.simulator->run(1);
    const Vector drive = numbers(life, "memory.rate"), right = numbers(life, "b.x");
    for (std::size_t j = 0; j < right.size(); ++j) {
      missed += right[j] == 1 && drive[j] != 10 ? 1 : 0;
      extra += right[j] == 0 && drive[j] == 10 ? 1 : 0;
    }
  }
  const double expected = 190 * all_reached(276, 0.05, 10);
  BOOST_TEST(missed == 0U);
  report({.target = "T-D10", .what = "wrong units in a recall", .measured = static_cast<double>(extra) / 277, .bar = {0.7 * expected, 1.3 * expected},
          .wanted = std::to_string(expected), .source = "Buckingham & Willshaw 1992"});
}

BOOST_AUTO_TEST_SUITE_END()
