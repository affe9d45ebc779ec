// SPDX-License-Identifier: Apache-2.0
// The initial laws as a genome states them: exactly where a law is exact, else within four standard errors.
#include "anlage/state/detail/birth.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/life.hpp"

using namespace anlage;
using anlage::test::develop_text;

namespace {

/// The weights [post x pre] of a connection under a law, one sender after the other.
std::vector<double> drawn(const std::string& law, int pre, int post, int seed = 1) {
  const Brain brain = develop_text("[brain]\nname = \"born\"\nseed = " + std::to_string(seed) + "\n"
                                   "[regions.a]\ntype = \"TestRamp\"\nsize = { n = " + std::to_string(pre) + " }\n"
                                   "[regions.b]\ntype = \"TestEcho\"\nsize = { n = " + std::to_string(post) + " }\n"
                                   "[[projections]]\nname = \"edge\"\nfrom = \"a.rate\"\nto = \"b.drive\"\n"
                                   "connection = { type = \"Dense\", w = \"" + law + "\" }\n");
  return BrainState(brain).values(brain.find("edge.w").value());
}

struct Moments {
  double mean = 0.0;
  double deviation = 0.0;
};

Moments moments(const std::vector<double>& numbers) {
  const auto count = static_cast<double>(numbers.size());
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / count;
  double squares = 0.0;
  for (const double number : numbers) squares += (number - mean) * (number - mean);
  return {mean, std::sqrt(squares / count)};
}

/// Largest distance of the products of all pairs of vectors from gain² (with itself) and 0 (with another).
double distance_from_orthonormal(const std::vector<double>& w, int count, int length, int step, int stride, double gain) {
  double worst = 0.0;
  for (int a = 0; a < count; ++a) {
    for (int b = 0; b < count; ++b) {
      double product = 0.0;
      for (int i = 0; i < length; ++i)
        product += w[static_cast<std::size_t>(a * stride + i * step)] * w[static_cast<std::size_t>(b * stride + i * step)];
      worst = std::max(worst, std::abs(product - (a == b ? gain * gain : 0.0)));
    }
  }
  return worst;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(birth)

BOOST_AUTO_TEST_CASE(starts_at_zero_or_at_a_constant) {
  for (const double w : drawn("zero", 4, 3)) BOOST_TEST(w == 0.0);
  for (const double w : drawn("constant -0.5", 4, 3)) BOOST_TEST(w == -0.5);
}

BOOST_AUTO_TEST_CASE(draws_uniform_numbers_between_their_bounds) {
  const std::vector<double> w = drawn("uniform -1 3", 200, 100);
  for (const double number : w) BOOST_REQUIRE((number >= -1.0 && number < 3.0));
  // Deviation 4 / sqrt(12) = 1.1547; standard errors over 20000: 0.0082 and, by the kurtosis 9/5, 0.0037.
  BOOST_TEST(std::abs(moments(w).mean - 1.0) < 0.033);
  BOOST_TEST(std::abs(moments(w).deviation - 1.1547) < 0.015);
}

BOOST_AUTO_TEST_CASE(draws_normal_numbers_of_the_stated_mean_and_deviation) {
  const Moments of = moments(drawn("normal 2 0.5", 200, 100));
  // Standard errors over 20000: 0.0035 and 0.0025.
  BOOST_TEST(std::abs(of.mean - 2.0) < 0.015);
  BOOST_TEST(std::abs(of.deviation - 0.5) < 0.01);
}

BOOST_AUTO_TEST_CASE(draws_lognormal_numbers_whose_logarithms_are_normal) {
  std::vector<double> w = drawn("lognormal -1 0.25", 200, 100);
  for (double& number : w) number = std::log(number);
  // Standard errors over 20000: 0.0018 and 0.0013.
  BOOST_TEST(std::abs(moments(w).mean + 1.0) < 0.007);
  BOOST_TEST(std::abs(moments(w).deviation - 0.25) < 0.005);
}

BOOST_AUTO_TEST_CASE(draws_a_sparse_share_of_normal_numbers_and_zeros) {
  std::vector<double> w = drawn("sparse 0.1 2", 200, 100);
  std::erase(w, 0.0);
  // Of 20000 numbers 2000 are drawn, standard error sqrt(20000 · 0.1 · 0.9) = 42; over 2000 their mean has the standard
  // error 0.045 and their deviation 0.032.
  BOOST_TEST(std::abs(static_cast<double>(w.size()) - 2000.0) < 170.0);
  BOOST_TEST(std::abs(moments(w).mean) < 0.18);
  BOOST_TEST(std::abs(moments(w).deviation - 2.0) < 0.13);
}

BOOST_AUTO_TEST_CASE(leaves_nothing_or_everything_at_the_ends_of_a_density) {
  for (const double w : drawn("sparse 0 1", 20, 20)) BOOST_TEST(w == 0.0);
  for (const double w : drawn("sparse 1 1", 20, 20)) BOOST_TEST(w != 0.0);
}

// Floats of size 1 / sqrt(length) are rounded by at most 2^-25 of that, so a product of two unit vectors errs by less than
// 2^-23, times gain².
BOOST_AUTO_TEST_CASE(makes_the_columns_of_a_tall_matrix_orthonormal) {
  const std::vector<double> w = drawn("orthogonal 1.5", 20, 50);  // 20 senders: columns of 50 receivers
  BOOST_TEST(distance_from_orthonormal(w, 20, 50, 1, 50, 1.5) < 2.25 * 0x1p-23);
}

BOOST_AUTO_TEST_CASE(makes_the_rows_of_a_wide_matrix_orthonormal) {
  const std::vector<double> w = drawn("orthogonal 2", 50, 20);  // 20 receivers: rows of 50 senders
  BOOST_TEST(distance_from_orthonormal(w, 20, 50, 20, 1, 2.0) < 4.0 * 0x1p-23);
}

BOOST_AUTO_TEST_CASE(makes_a_square_matrix_orthonormal_and_prefers_no_sign) {
  const std::vector<double> w = drawn("orthogonal 1", 64, 64);
  BOOST_TEST(distance_from_orthonormal(w, 64, 64, 1, 64, 1.0) < 0x1p-23);
  // The numbers have mean 0 and deviation 1/8; standard error of the mean at most 0.125 / 64 = 0.002.
  BOOST_TEST(std::abs(moments(w).mean) < 0.008);
}

BOOST_DATA_TEST_CASE(draws_other_numbers_for_another_seed_and_the_same_for_the_same,
                     boost::unit_test::data::make({"uniform 0 1", "normal 0 1", "lognormal 0 1", "sparse 0.5 1",
                                                   "orthogonal 1"}),
                     law) {
  BOOST_TEST(drawn(law, 8, 5, 3) == drawn(law, 8, 5, 3), boost::test_tools::per_element());
  BOOST_TEST((drawn(law, 8, 5, 3) != drawn(law, 8, 5, 4)));
}

BOOST_AUTO_TEST_SUITE_END()
