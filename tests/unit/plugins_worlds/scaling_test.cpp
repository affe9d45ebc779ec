// SPDX-License-Identifier: Apache-2.0
#include "table_stream/scaling.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using table_stream::Scaling;

namespace {

constexpr std::array<float, 4> values{1, 3, 5, 7};
constexpr auto at = [](std::int64_t i) { return values[static_cast<std::size_t>(i)]; };

}  // namespace

BOOST_AUTO_TEST_SUITE(Scaling_)

BOOST_AUTO_TEST_CASE(standardises_to_mean_0_and_deviation_1) {
  const Scaling scaling = Scaling::standardise(4, at);  // mean 4, variance (9 + 1 + 1 + 9) / 4 = 5
  BOOST_TEST(scaling(4) == 0.0f);
  BOOST_TEST(scaling(7) == 1.34164079f);  // 3 / sqrt 5
}

BOOST_AUTO_TEST_CASE(maps_the_range_to_0_and_1) {
  const Scaling scaling = Scaling::unit(4, at);
  BOOST_TEST(scaling(1) == 0.0f);
  BOOST_TEST(scaling(7) == 1.0f);
  BOOST_TEST(scaling(10) == 1.5f);  // rows it was not measured on may lie outside
}

BOOST_AUTO_TEST_CASE(standardises_logarithms) {
  const Scaling scaling = Scaling::log(2, [](std::int64_t i) { return i == 0 ? 1.0f : 100.0f; });  // 0 and 2 ln 10
  BOOST_TEST(scaling(10) == 0.0f);
  BOOST_TEST(scaling(100) == 1.0f, boost::test_tools::tolerance(1e-6f));
}

BOOST_AUTO_TEST_CASE(tells_ranks_from_minus_to_plus_root_3) {
  const Scaling scaling = Scaling::rank(4, at);
  BOOST_TEST(scaling(0) == -1.73205081f);  // below all four
  BOOST_TEST(scaling(4) == 0.0f);          // above two of four
  BOOST_TEST(scaling(5) == 0.433012702f);  // above two and equal to one: 2.5 / 4, so (0.625 - 0.5) sqrt 12
  BOOST_TEST(scaling(100) == 1.73205081f);
}

BOOST_AUTO_TEST_CASE(makes_a_constant_column_0) {
  const auto constant = [](std::int64_t) { return 6.0f; };
  BOOST_TEST(Scaling::standardise(3, constant)(6) == 0.0f);
  BOOST_TEST(Scaling::unit(3, constant)(6) == 0.0f);
  BOOST_TEST(Scaling::log(3, constant)(6) == 0.0f);
  BOOST_TEST(Scaling::rank(3, constant)(6) == 0.0f);
}

BOOST_AUTO_TEST_SUITE_END()
