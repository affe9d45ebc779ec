// SPDX-License-Identifier: Apache-2.0
#include "anlage/base/initial_law.hpp"

#include <cmath>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(initial_law)

BOOST_DATA_TEST_CASE(refuses_what_is_no_law,
                     boost::unit_test::data::make({"", "gauss 0 1", "zero 1", "constant", "constant x", "uniform 1",
                                                   "uniform 2 1", "normal 0 -1", "normal 0 1 2", "constant inf",
                                                   "constant nan", "lognormal 0 -0.1", "orthogonal", "orthogonal 1 2",
                                                   "sparse 0.1", "sparse -0.1 1", "sparse 1.1 1", "sparse 0.1 -1"}),
                     text) {
  BOOST_TEST(!InitialLaw::parse(text).has_value());
}

BOOST_AUTO_TEST_CASE(draws_a_constant_and_zero) {
  BOOST_TEST(InitialLaw::parse("constant -2.5")->draw(1, 7) == -2.5F);
  BOOST_TEST(InitialLaw::parse("zero")->draw(1, 7) == 0.0F);
}

BOOST_AUTO_TEST_CASE(knows_which_laws_are_random) {
  BOOST_TEST(!InitialLaw::parse("constant 1")->is_random());
  BOOST_TEST(InitialLaw::parse("uniform 0 1")->is_random());
}

BOOST_AUTO_TEST_CASE(has_the_stated_mean_and_deviation) {
  const auto law = *InitialLaw::parse("normal 3 0.5");
  double sum = 0.0;
  double squares = 0.0;
  constexpr int count = 20000;
  for (int i = 0; i < count; ++i) {
    const double value = static_cast<double>(law.draw(9, static_cast<std::uint64_t>(i)));
    sum += value;
    squares += (value - 3.0) * (value - 3.0);
  }
  // Standard errors: 0.5 / sqrt(20000) = 0.0035 and 0.5 / sqrt(40000) = 0.0025; four of each.
  BOOST_TEST(std::abs(sum / count - 3.0) < 0.015);
  BOOST_TEST(std::abs(std::sqrt(squares / count) - 0.5) < 0.01);
}

BOOST_AUTO_TEST_CASE(draws_a_block_as_it_draws_each_number) {
  for (const std::string form : {"constant 2", "uniform -1 1", "normal 0 1", "lognormal 0 1", "sparse 0.5 1"}) {
    const auto law = *InitialLaw::parse(form);
    std::vector<Real> block(3 * 16, -7.0F);
    law.draw_block(5, block.data(), 13, 3, 16);
    for (std::size_t c = 0; c < 3; ++c) {
      for (std::size_t r = 0; r < 13; ++r) BOOST_TEST(block[c * 16 + r] == law.draw(5, c * 13 + r));
      BOOST_TEST(block[c * 16 + 13] == -7.0F);  // padding
    }
  }
}

BOOST_AUTO_TEST_CASE(draws_the_median_of_a_lognormal_at_exp_mu) {
  const auto law = *InitialLaw::parse("lognormal 1 0.4");
  int below = 0;
  for (int i = 0; i < 10000; ++i) below += law.draw(4, static_cast<std::uint64_t>(i)) < std::exp(1.0F) ? 1 : 0;
  BOOST_TEST(std::abs(below - 5000) < 200);  // standard error 50
}

BOOST_AUTO_TEST_CASE(names_every_law_it_knows) {
  for (const std::string word : {"zero", "constant", "uniform", "normal", "lognormal", "orthogonal", "sparse"})
    BOOST_TEST(InitialLaw::legal_forms().find("\"" + word) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
