// SPDX-License-Identifier: Apache-2.0
// Regions that tell rules how their units compete: SoftMaxUnits, RankedUnits, SelfOrganisingMap.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

#include "support/plugin_driver.hpp"
#include "support/shipped_plugins.hpp"

using namespace anlage::test;
using Numbers = std::vector<float>;

namespace {

struct Unit {
  PluginDriver region;

  Unit(const std::string& file, const std::string& type, std::int64_t units)
      : region(shipped_plugins(file).front(), type) {
    region.axis("n", units);
  }
  Numbers answer(const Numbers& drive, const std::string& port) {
    region.birth();
    region.write("drive", drive);
    region.run();
    return region.read(port);
  }
};

const float no_number = std::numeric_limits<float>::quiet_NaN();

Numbers map_share(double sigma) {
  Unit map("self_organising_map", "SelfOrganisingMap", 6);
  map.region.set("height", 2);
  map.region.set("width", 3);
  map.region.set("sigma", sigma);
  return map.answer({0, 0, 0, 0, 5, 1}, "share");  // row 1, column 1 wins
}

}  // namespace

BOOST_AUTO_TEST_SUITE(competing_units)

BOOST_AUTO_TEST_CASE(soft_max_units_share_by_the_exponential_of_their_drive) {
  // e^(2 ln 2) : e^0 : e^0 = 4 : 1 : 1
  Unit soft("softmax_units", "SoftMaxUnits", 3);
  soft.region.set("beta", 2);
  const Numbers share = soft.answer({std::log(2.0f), 0, 0}, "share");
  BOOST_TEST(share[0] == 4.0f / 6, boost::test_tools::tolerance(1e-6f));
  BOOST_TEST(share[2] == 1.0f / 6, boost::test_tools::tolerance(1e-6f));
  BOOST_TEST(soft.region.read("u") == (Numbers{std::log(2.0f), 0, 0}), boost::test_tools::per_element());
  BOOST_TEST(soft.region.read("winner") == (Numbers{1, 0, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(soft_max_units_have_a_winner_that_is_a_number) {
  BOOST_TEST(Unit("softmax_units", "SoftMaxUnits", 3).answer({no_number, -2, -1}, "winner") == (Numbers{0, 0, 1}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ranked_units_count_from_the_strongest) {
  Unit ranked("ranked_units", "RankedUnits", 5);
  const Numbers rank = ranked.answer({-1, 3, 0.5f, 3, no_number}, "rank");
  BOOST_TEST(rank == (Numbers{4, 1, 3, 2, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ranked_units_refuse_to_count_further_than_floats_do) {
  BOOST_TEST(Unit("ranked_units", "RankedUnits", 16777217).region.plan().find("counts to 16777216") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(ranked_units_are_rectified) {
  BOOST_TEST(Unit("ranked_units", "RankedUnits", 3).answer({-1, 3, 0.5f}, "rate") == (Numbers{0, 3, 0.5f}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_map_shares_the_win_by_the_distance_on_its_grid) {
  // Squared distances from (1, 1): 2 1 2 / 1 0 1; sigma^2 = 1/2, so e^-d^2.
  const Numbers share = map_share(std::sqrt(0.5));
  const float one = std::exp(-1.0f), two = std::exp(-2.0f);
  const Numbers expected{two, one, two, one, 1, one};
  for (std::size_t i = 0; i < 6; ++i) BOOST_TEST(share[i] == expected[i], boost::test_tools::tolerance(1e-6f));
}

BOOST_AUTO_TEST_CASE(a_map_without_width_has_a_winner_alone) {
  BOOST_TEST(map_share(0) == (Numbers{0, 0, 0, 0, 1, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
