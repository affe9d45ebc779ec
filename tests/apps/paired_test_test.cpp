// SPDX-License-Identifier: Apache-2.0
#include "paired_test.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <numbers>

using namespace anlage;

namespace {

constexpr double not_tested = std::numeric_limits<double>::quiet_NaN();
const double narrow = 1e-12;

}  // namespace

BOOST_AUTO_TEST_SUITE(paired_tests)

BOOST_AUTO_TEST_CASE(t_agrees_with_the_closed_form_for_two_and_three_differences, * boost::unit_test::tolerance(narrow)) {
  // One degree of freedom: p = 1 - 2/pi atan(t). Differences 1 and 3: mean 2, sd sqrt 2, t = 2.
  BOOST_TEST(paired_t_p({1.0, 3.0}) == 1.0 - 2.0 / std::numbers::pi * std::atan(2.0));
  // Two: p = 1 - t / sqrt(2 + t²). Differences 1, 2, 3: mean 2, sd 1, t = 2 sqrt 3, t² = 12.
  BOOST_TEST(paired_t_p({1.0, 2.0, 3.0}) == 1.0 - std::sqrt(12.0 / 14.0));
}

BOOST_AUTO_TEST_CASE(t_is_the_same_for_a_difference_the_other_way, * boost::unit_test::tolerance(narrow)) {
  BOOST_TEST(paired_t_p({-1.0, -2.0, -3.0}) == paired_t_p({1.0, 2.0, 3.0}));
}

BOOST_AUTO_TEST_CASE(t_knows_its_limits) {
  BOOST_TEST(std::isnan(paired_t_p({1.0})));
  BOOST_TEST(paired_t_p({0.0, 0.0, 0.0}) == 1.0);
  BOOST_TEST(paired_t_p({2.0, 2.0, 2.0}) == 0.0);
}

BOOST_AUTO_TEST_CASE(sign_flips_are_counted_exactly) {
  // All of one sign: only the choice as it is and its mirror are as far out: 2 of 2^n.
  BOOST_TEST(sign_flip_p({1.0, 2.0, 3.0, 4.0, 5.0}) == 2.0 / 32.0);
  BOOST_TEST(sign_flip_p({1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) == 2.0 / 64.0);
  // 1, 2, -3: the sum is 0, and every sum is at least as far.
  BOOST_TEST(sign_flip_p({1.0, 2.0, -3.0}) == 1.0);
  // -1, 2, 3: |sum| = 4; 6, 4, 2, 0 and their mirrors are possible, so 4 of 8.
  BOOST_TEST(sign_flip_p({-1.0, 2.0, 3.0}) == 0.5);
}

BOOST_AUTO_TEST_CASE(sign_flips_take_sums_that_differ_by_rounding_as_equal) {
  // 0.3 and 0.1 + 0.2 differ in the last bit; of the 8 sums, 0.6 and its mirror are the farthest.
  BOOST_TEST(sign_flip_p({0.1, 0.2, 0.3}) == 2.0 / 8.0);
  // |0.1 + 0.2 - 0.3| rounds to 5.6e-17, but means 0.
  BOOST_TEST(sign_flip_p({0.1, 0.2, -0.3}) == 1.0);
}

BOOST_AUTO_TEST_CASE(sign_flips_know_their_limits) {
  BOOST_TEST(std::isnan(sign_flip_p({})));
  BOOST_TEST(std::isnan(sign_flip_p(std::vector<double>(most_sign_flips + 1, 1.0))));
}

BOOST_AUTO_TEST_CASE(holm_multiplies_step_by_step_and_never_falls, * boost::unit_test::tolerance(narrow)) {
  const auto corrected = holm({0.04, 0.01, 0.03});

  BOOST_TEST(corrected[1] == 0.03);  // 3 · 0.01
  BOOST_TEST(corrected[2] == 0.06);  // 2 · 0.03
  BOOST_TEST(corrected[0] == 0.06);  // 0.04, but not below the one before
}

BOOST_AUTO_TEST_CASE(holm_stops_at_one_and_leaves_out_what_was_not_tested) {
  const auto corrected = holm({0.9, not_tested, 0.8});

  BOOST_TEST(corrected[2] == 1.0);
  BOOST_TEST(corrected[0] == 1.0);
  BOOST_TEST(std::isnan(corrected[1]));
}

BOOST_AUTO_TEST_SUITE_END()
