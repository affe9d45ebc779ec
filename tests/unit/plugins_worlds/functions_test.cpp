// SPDX-License-Identifier: Apache-2.0
#include "friedman/functions.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

namespace {

const auto near = boost::test_tools::tolerance(1e-12);

}  // namespace

BOOST_AUTO_TEST_SUITE(FriedmanFunctions)

BOOST_AUTO_TEST_CASE(one_has_its_known_values) {
  // 10 sin(pi / 2) + 20 (1/2)^2 + 10 + 5 = 30
  BOOST_TEST(friedman::one(std::array{1.0, 0.5, 0.0, 1.0, 1.0, 9.0, 9.0, 9.0, 9.0, 9.0}) == 30.0, near);
  // 10 sin(pi / 6) + 0 + 2.5 + 1 = 8.5
  BOOST_TEST(friedman::one(std::array{0.5, 1.0 / 3.0, 0.5, 0.25, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0}) == 8.5, near);
}

BOOST_AUTO_TEST_CASE(two_is_an_impedance) {
  // reactance 10 * 0.5 - 1 / (10 * 0.1) = 4, resistance 3
  BOOST_TEST(friedman::two(std::array{3.0, 10.0, 0.5, 0.1}) == 5.0, near);
}

BOOST_AUTO_TEST_CASE(three_is_a_phase) {
  BOOST_TEST(friedman::three(std::array{4.0, 10.0, 0.5, 0.1}) == 0.78539816339744831, near);   // arctan 1
  BOOST_TEST(friedman::three(std::array{0.0, 10.0, 0.5, 0.1}) == 1.57079632679489662, near);   // no resistance
  BOOST_TEST(friedman::three(std::array{9.0, 10.0, 0.0, 0.1}) == -0.11065722117389565, near);  // arctan(-1/9)
}

BOOST_AUTO_TEST_CASE(ranges_standardise_to_mean_0_and_deviation_1) {
  const friedman::Uniform range = friedman::range_of(1, 3);  // [1, 11]
  BOOST_TEST(range.at(0.25) == 3.5);
  BOOST_TEST(range.standardised(6.0) == 0.0);
  BOOST_TEST(range.standardised(11.0) == 1.7320508075688772, near);  // sqrt 3
}

BOOST_AUTO_TEST_SUITE_END()
