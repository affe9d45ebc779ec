// SPDX-License-Identifier: Apache-2.0
#include "anlage/simulation/finite.hpp"

#include <limits>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace anlage;

BOOST_AUTO_TEST_SUITE(finite_scan)

BOOST_DATA_TEST_CASE(finds_one_bad_number_at_any_place, boost::unit_test::data::make({1, 15, 16, 17, 300}), count) {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity()}) {
    for (int at = 0; at < count; ++at) {
      std::vector<float> numbers(static_cast<std::size_t>(count), 1.0F);
      numbers[static_cast<std::size_t>(at)] = bad;
      BOOST_TEST(!all_finite(numbers.data(), count));
      BOOST_TEST(first_not_finite(numbers.data(), count) == at);
    }
  }
}

BOOST_AUTO_TEST_CASE(accepts_the_largest_the_smallest_and_denormal_numbers) {
  const std::vector<float> numbers{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest(),
                                   std::numeric_limits<float>::denorm_min(), 0.0F, -0.0F};

  BOOST_TEST(all_finite(numbers.data(), 5));
  BOOST_TEST(first_not_finite(numbers.data(), 5) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
