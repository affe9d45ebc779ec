// SPDX-License-Identifier: Apache-2.0
// Expansion codes: overlap of independent codes, what is left of a correlation, and how many dimensions an expansion
// has.
#include <boost/test/unit_test.hpp>

#include <Eigen/LU>

#include <cmath>

#include "exact/matrices.hpp"
#include "support/science.hpp"

using namespace anlage::test;

namespace {

/// Correlation of the codes that n units, a share f of them active, have for two inputs whose cosine is 1/2. The inputs
/// are (0, 1) and (s, s + 1) with s = -sqrt(3) / (1 + sqrt(3)); weights are normal, so two drives of a unit correlate
/// by 1/2.
double correlation_of_codes(int n, double f) {
  const Life life("[brain]\nname = \"separation\"\nseed = 2\n" + region("x", "TestRamp", 2, "step = -0.6339745962\n") +
                  region("code", "KWinners", n, "active = " + std::to_string(f) + "\n") +
                  wire("x.rate", "code.drive", dense("normal 0 1")));
  life.simulator->run(1);
  const Vector first = vector_of(life, "code.rate");
  life.simulator->run(1);
  const double both = first.dot(vector_of(life, "code.rate")) / n;
  return (both - f * f) / (f * (1 - f));
}

/// Rank of the activities of 400 tanh units, `fan_in` of 50 inputs each, over `samples` samples.
Eigen::Index rank_of_expansion(int fan_in, int samples) {
  std::string sd;
  for (int i = 0; i < 50; ++i) sd += "1 ";
  sd.pop_back();
  const Life life("[brain]\nname = \"dimensions\"\nseed = 5\n[world.stream]\ntype = \"GaussianStream\"\nsd = \"" + sd +
                  "\"\n" + region("units", "RateUnits", 400) +
                  wire("stream.x", "units.drive",
                       "connection = { type = \"LocalRandom\", fan_in = " + std::to_string(fan_in) + " }\n"));
  Matrix activity(400, samples);
  for (int t = 0; t < samples; ++t) {
    life.simulator->run(1);
    activity.col(t) = vector_of(life, "units.rate");
  }
  Eigen::FullPivLU<Matrix> decomposition(activity);
  decomposition.setThreshold(1e-6);  // activities are known to 6e-8
  return decomposition.rank();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern_separation)

BOOST_AUTO_TEST_CASE(independent_codes_overlap_by_the_hypergeometric_distribution) {
  // 100 of 2000: mean 100^2 / 2000 = 5, variance 5 (1 - 100 / 2000) 1900 / 1999 = 4.515. Of 2000 pairs the mean is
  // known to sqrt(4.515 / 2000) = 0.048 and the variance to 4.515 sqrt(2 / 2000) = 0.14: three of each.
  const Life life(
      "[brain]\nname = \"overlap\"\nseed = 1\n[world.stream]\ntype = \"UniformStream\"\nsize = { input = 2000 }\n" +
      region("code", "KWinners", 2000, "winners = 100\n") + wire("stream.x", "code.drive"));
  double sum = 0, squares = 0;
  constexpr int pairs = 2000;
  for (int pair = 0; pair < pairs; ++pair) {
    life.simulator->run(1);
    const Vector first = vector_of(life, "code.rate");
    life.simulator->run(1);
    const double overlap = first.dot(vector_of(life, "code.rate"));
    sum += overlap;
    squares += overlap * overlap;
  }
  const double mean = sum / pairs, variance = squares / pairs - mean * mean;
  report({.target = "T-A1",
          .what = "overlap of two codes of 100 of 2000, mean",
          .measured = mean,
          .bar = {4.856, 5.144},
          .wanted = "5",
          .source = "closed form"});
  report({.target = "T-A1",
          .what = "overlap of two codes of 100 of 2000, variance",
          .measured = variance,
          .bar = {4.085, 4.945},
          .wanted = "4.515",
          .source = "closed form"});
}

BOOST_AUTO_TEST_CASE(a_half_active_code_keeps_the_arc_sine_of_a_correlation) {
  // (2 / pi) asin(1 / 2) = 1 / 3. One unit of 200,000 adds at most 4 / 200,000: three standard errors are 0.006.
  report({.target = "T-A2",
          .what = "correlation of codes, half active, of inputs that correlate by 0.5",
          .measured = correlation_of_codes(200'000, 0.5),
          .bar = {0.3273, 0.3393},
          .wanted = "1/3",
          .source = "closed form"});
}

BOOST_AUTO_TEST_CASE(sparser_codes_keep_less_of_a_correlation) {
  // (P2 - f^2) / (f (1 - f)) with P2 the bivariate normal orthant. Standard error: sqrt(P2 / n) / f.
  const struct { double f, kept; } table[] = {{0.2, 0.2947}, {0.1, 0.2489}, {0.05, 0.2040}, {0.02, 0.1524}};
  for (const auto& [f, kept] : table) {
    const double P2 = f * f + kept * f * (1 - f), measured = correlation_of_codes(200'000, f);
    const double error = 3 * std::sqrt(P2 / 200'000) / f;
    report({.target = "T-A2",
            .what = "correlation of codes, share " + std::to_string(f).substr(0, 4) +
                    " active, of inputs that correlate by 0.5",
            .measured = measured,
            .bar = {kept - error, kept + error},
            .wanted = std::to_string(kept).substr(0, 6),
            .source = "closed form"});
  }
}

BOOST_AUTO_TEST_CASE(codes_of_unrelated_inputs_are_uncorrelated) {
  // Two normal inputs of 50 numbers have a cosine of 0 +- 0.14, which codes of f = 0.05 turn into 0.01 +- 0.04 at most;
  // of 40 pairs the mean is known to 0.006.
  std::string sd = "1";
  for (int i = 1; i < 50; ++i) sd += " 1";
  const Life life("[brain]\nname = \"unrelated\"\nseed = 3\n[world.stream]\ntype = \"GaussianStream\"\nsd = \"" + sd +
                  "\"\n" + region("code", "KWinners", 20'000, "active = 0.05\nfloor = -1e9\n") +
                  wire("stream.x", "code.drive", dense("normal 0 1")));
  double sum = 0;
  for (int pair = 0; pair < 40; ++pair) {
    life.simulator->run(1);
    const Vector first = vector_of(life, "code.rate");
    life.simulator->run(1);
    sum += (first.dot(vector_of(life, "code.rate")) / 20'000 - 0.0025) / (0.05 * 0.95) / 40;
  }
  report({.target = "T-A2",
          .what = "ablation: correlation of codes, share 0.05 active, of unrelated inputs",
          .measured = sum,
          .bar = {-0.03, 0.03},
          .wanted = "0",
          .source = "closed form"});
}

BOOST_AUTO_TEST_CASE(with_one_sender_each_an_expansion_has_the_dimensions_of_its_inputs) {
  BOOST_TEST(rank_of_expansion(1, 300) == 50);
}

BOOST_AUTO_TEST_CASE(with_several_senders_each_an_expansion_has_as_many_dimensions_as_units_or_samples) {
  BOOST_TEST(rank_of_expansion(7, 300) == 300);
  BOOST_TEST(rank_of_expansion(7, 450) == 400);
}

BOOST_AUTO_TEST_CASE(the_participation_ratio_counts_directions_by_their_variance) {
  // Variances 1, 1 and 4: (1 + 1 + 4)^2 / (1 + 1 + 16) = 2. 4000 differences tell it to about sqrt(2 / 4000) = 2 %.
  const Life life(
      "[brain]\nname = \"directions\"\nseed = 1\n[world.stream]\ntype = \"GaussianStream\"\nsd = \"1 1 2\"\n"
      "[regions.instrument]\ntype = \"ParticipationRatio\"\n" +
      wire("stream.x", "instrument.rate"));
  life.simulator->run(8000);
  report({.target = "T-A4",
          .what = "participation ratio of three inputs of variances 1, 1 and 4",
          .measured = life.value("instrument.dimension"),
          .bar = {1.9, 2.1},
          .wanted = "2",
          .source = "closed form"});
}

BOOST_AUTO_TEST_SUITE_END()
