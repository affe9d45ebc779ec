// SPDX-License-Identifier: Apache-2.0
// What a perceptron can learn: Cover's count (Cover 1965, IEEE Transactions on Electronic Computers 14:326-334), with and
// without signs of the weights, and what it cannot (Minsky & Papert 1969).
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

#include "anlage/base/philox.hpp"
#include "exact/matrices.hpp"

using namespace anlage::test;

namespace {

/// Share of the 2^P ways to say 1 or -1 to P points in general position that a plane through the origin of N dimensions
/// can make: 2 / 2^P times the sum of binomials (P - 1 over k), k < N.
double cover(int P, int N) {
  double sum = 0;
  for (int k = 0; k < N && k < P; ++k) sum += std::exp(std::lgamma(P) - std::lgamma(k + 1) - std::lgamma(P - k) + (1 - P) * std::log(2.0));
  return sum;
}

std::string patterns(int P, int N, std::uint64_t seed) {
  const anlage::Random random(seed);
  std::ostringstream text;
  text.precision(9);
  for (int k = 0; k < P; ++k) {
    for (int i = 0; i < N; ++i) text << random.normal(static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(i)) << ' ';
    text << (k + 1 < P ? ";" : "");
  }
  return text.str();
}

/// Units that each learn answers of their own, drawn from the seed, to the same normal patterns.
struct Class {
  Life life;
  Matrix x, targets;
  int units;

  Class(int P, int N, int count, std::uint64_t seed, const std::string& then = {})
      : life("[brain]\nname = \"class\"\nseed = " + std::to_string(seed) + "\n[world.stream]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"" +
             patterns(P, N, seed) + "\"\n" + region("out", "Readout", count) + region("wish", "RateUnits", count) +
             named("w", "stream.x", "out.drive", dense("zero") + learns("Perceptron", "target = \"wish.rate\"", then)) +
             named("targets", "stream.which", "wish.drive", dense("normal 0 1e6"))),
        x(matrix_of(life, "stream.pattern")), targets(matrix_of(life, "targets.w").array().sign()), units(count) {}
  void learn(int passes) { life.simulator->run(static_cast<std::uint64_t>(passes) * static_cast<std::uint64_t>(x.cols())); }
  [[nodiscard]] std::vector<bool> solved() const {
    const Matrix margin = ((matrix_of(life, "w.w") * x).array() * targets.array()).matrix();
    std::vector<bool> result;
    for (int j = 0; j < units; ++j) result.push_back(margin.row(j).minCoeff() > 0);
    return result;
  }
  [[nodiscard]] double share_solved() const {
    double count = 0;
    for (const bool each : solved()) count += each ? 1 : 0;
    return count / units;
  }
};

struct Mean {
  double value, error;
};

Mean mean_of(const std::vector<double>& numbers) {
  double sum = 0, squares = 0;
  for (const double each : numbers) sum += each, squares += each * each;
  const double n = static_cast<double>(numbers.size()), mean = sum / n;
  return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1))};
}

/// Two inputs of 1 and -1, to be answered with minus their product, and a bias; `between` is where they go.
std::string exclusive_or(const std::string& senders, const std::string& between = {}) {
  return "[brain]\nname = \"xor\"\nseed = 2\n[world.stream]\ntype = \"PatternStream\"\norder = \"cyclic\"\ngiven = \"-1 -1; -1 1; 1 -1; 1 1\"\n"
         "[regions.one]\ntype = \"Constant\"\n" + between + region("out", "Readout", 1) + region("wish", "Readout", 1) +
         named("w", senders, "out.drive", dense("zero") + learns("Perceptron", "target = \"wish.rate\"")) +
         named("bias", "one.rate", "out.drive", dense("zero") + learns("Perceptron", "target = \"wish.rate\"")) +
         named("truth", "stream.which", "wish.drive", dense("zero"));
}

/// Right answers to the four pairs, after learning.
int right_answers(const std::string& genome) {
  const Life life(genome);
  set_matrix(life, "truth.w", (Matrix(1, 4) << -1, 1, 1, -1).finished());
  life.simulator->run(40000);
  int right = 0;
  const Matrix w = matrix_of(life, "w.w"), bias = matrix_of(life, "bias.w");
  for (int t = 0; t < 4; ++t) {
    life.simulator->run(1);  // a pass later the weights are others only if an answer was wrong
    right += vector_of(life, "out.rate")[0] * vector_of(life, "wish.rate")[0] > 0 ? 1 : 0;
  }
  BOOST_TEST_MESSAGE(right << " of 4 right; weights changed by " << (matrix_of(life, "w.w") - w).norm() + (matrix_of(life, "bias.w") - bias).norm());
  return right;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(perceptron)

BOOST_AUTO_TEST_CASE(cover_s_count_is_a_half_at_twice_as_many_patterns_as_inputs) {
  BOOST_TEST(cover(40, 20) == 0.5, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cover(3, 2) == 0.75, boost::test_tools::tolerance(1e-12));  // two of the eight leave no room: + - + and - + -
}

BOOST_AUTO_TEST_CASE(solves_as_many_tasks_as_cover_counts) {
  // Each unit's answers are drawn from all 2^P, so it can be solved with Cover's probability whatever the patterns are.
  constexpr int units = 300;
  for (const int P : {30, 40, 60}) {
    Class group(P, 20, units, 7);
    group.learn(120000 / P);
    const double expected = cover(P, 20), measured = group.share_solved();
    BOOST_TEST_MESSAGE("P = " << P << ", N = 20: " << measured << ", expected " << expected);
    BOOST_TEST(std::abs(measured - expected) < 3 * std::sqrt(expected * (1 - expected) / units) + 1e-9);
  }
}

BOOST_AUTO_TEST_CASE(with_signs_of_weights_solves_as_many_as_cover_counts_with_inputs_as_patterns) {
  // N signs and P patterns are N + P half spaces in N dimensions, and all 2^(N + P) ways to choose sides are equally
  // likely for patterns of symmetric distribution: Cover's count at N + P. So half of all tasks at P = N: capacity 1
  // instead of 2 (Amit, Wong & Campbell 1989).
  for (const int P : {10, 20, 40}) {
    std::vector<double> shares;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
      Class group(P, 20, 48, seed, ", then = [ { type = \"DaleSign\", inhibitory = 0.5 } ]");
      group.learn(30000 / P);
      shares.push_back(group.share_solved());
    }
    const Mean measured = mean_of(shares);
    const double expected = cover(P + 20, 20);
    BOOST_TEST_MESSAGE("P = " << P << ", N = 20, signs: " << measured.value << " +- " << measured.error << ", expected " << expected);
    BOOST_TEST(std::abs(measured.value - expected) < 3 * std::max(measured.error, std::sqrt(expected * (1 - expected) / 768)));
  }
}

BOOST_AUTO_TEST_CASE(cannot_learn_exclusive_or) { BOOST_TEST(right_answers(exclusive_or("stream.x")) < 4); }

BOOST_AUTO_TEST_CASE(behind_a_separator_learns_exclusive_or) {
  const std::string separator = region("cells", "RateUnits", 30, "function = \"relu\"\n") + wire("stream.x", "cells.drive", dense("normal 0 1")) +
                                wire("one.rate", "cells.drive", dense("normal 0 1"));
  BOOST_TEST(right_answers(exclusive_or("cells.rate", separator)) == 4);
}

BOOST_AUTO_TEST_SUITE_END()
