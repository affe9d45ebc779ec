// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

#include "../../../plugins/regions/common/functions.hpp"

BOOST_AUTO_TEST_SUITE(functions_of_rate)

BOOST_AUTO_TEST_CASE(follow_the_c_library_to_their_stated_precision) {
  for (float x = -20; x < 20; x += 0.0137f) {
    BOOST_TEST(std::abs(regions::tanh(x) - std::tanh(double{x})) < 2e-7);
    BOOST_TEST(std::abs(regions::logistic(x) - 1 / (1 + std::exp(-double{x}))) < 2e-7);
  }
}

BOOST_AUTO_TEST_CASE(stay_finite_far_out) {
  for (const float x : {-1e30f, -1000.0f, 1000.0f, 1e30f}) {
    BOOST_TEST(regions::tanh(x) == (x > 0 ? 1.0f : -1.0f));
    BOOST_TEST(regions::logistic(x) == (x > 0 ? 1.0f : 0.0f));
  }
}

BOOST_AUTO_TEST_CASE(pass_on_what_is_not_a_number) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  BOOST_TEST(std::isnan(regions::tanh(nan)));
  BOOST_TEST(std::isnan(regions::logistic(nan)));
}

BOOST_AUTO_TEST_CASE(have_the_slopes_of_their_derivatives) {
  for (int function = 0; function < 4; ++function)
    for (const double x : {-2.0, -0.3, 0.4, 1.7}) {
      const double h = 1e-3;
      const double above = regions::answer_of(function, static_cast<float>(x + h)).rate;
      const double below = regions::answer_of(function, static_cast<float>(x - h)).rate;
      // The rates are known to 2e-7, so their difference quotient to 2e-4.
      BOOST_TEST(std::abs(regions::answer_of(function, static_cast<float>(x)).slope - (above - below) / (2 * h)) < 5e-4);
    }
}

BOOST_AUTO_TEST_SUITE_END()
