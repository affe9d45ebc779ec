// SPDX-License-Identifier: Apache-2.0
#include "../../plugins/worlds/common/panorama.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <numbers>

namespace {

constexpr double pi = std::numbers::pi;

/// What nine sectors see of something at an azimuth.
std::array<float, 9> seen(double azimuth, double brightness = 1) {
  std::array<float, 9> sectors{};
  worlds::Panorama{9}.show(azimuth, brightness, [&](std::int64_t s) -> float& { return sectors[static_cast<std::size_t>(s)]; });
  return sectors;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(panorama)

BOOST_AUTO_TEST_CASE(shows_what_is_ahead_in_the_middle_and_what_is_on_the_left_above_it) {
  BOOST_TEST(seen(0)[4] == 1.0F);
  BOOST_TEST(seen(2 * pi / 9)[5] > 0.999F);
  BOOST_TEST(seen(-2 * pi / 9)[3] > 0.999F);
}

BOOST_AUTO_TEST_CASE(shows_what_is_between_two_sectors_in_both) {
  BOOST_TEST(std::abs(seen(pi / 9, 0.8)[4] - 0.4F) < 1e-6F);
  BOOST_TEST(std::abs(seen(pi / 9, 0.8)[5] - 0.4F) < 1e-6F);
}

BOOST_AUTO_TEST_CASE(closes_behind) {
  BOOST_TEST(std::abs(seen(pi)[0] - 0.5F) < 1e-6F);
  BOOST_TEST(std::abs(seen(pi)[8] - 0.5F) < 1e-6F);
}

BOOST_AUTO_TEST_CASE(tells_the_azimuth_of_a_place_from_where_the_body_looks) {
  const worlds::Pose body{1, 1, pi / 2};  // to the north
  BOOST_TEST(std::abs(body.azimuth(1, 3)) < 1e-12);
  BOOST_TEST(std::abs(body.azimuth(0, 1) - pi / 2) < 1e-12);
  BOOST_TEST(std::abs(body.azimuth(2, 1) + pi / 2) < 1e-12);
  BOOST_TEST(body.distance(4, 5) == 5.0);
}

BOOST_AUTO_TEST_SUITE_END()
