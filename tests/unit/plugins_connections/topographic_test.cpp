// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;
using Units = std::vector<std::int64_t>;

namespace {

std::string topographic(const std::string& settings) { return "{ type = \"Topographic\", " + settings + " }"; }

Units sorted(Units units) {
  std::sort(units.begin(), units.end());
  return units;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Topographic)

BOOST_AUTO_TEST_CASE(takes_the_nearest_senders_of_a_line) {
  // Ten units on each side lie opposite one another: unit 5 hears 4, 5, 6; unit 0, at the edge, 0, 1, 2.
  const Wired wired(joined(topographic("fan_in = 3, senders = \"nearest\""), 10, 10));
  BOOST_TEST(wired.senders(5) == (Units{4, 5, 6}), boost::test_tools::per_element());
  BOOST_TEST(wired.senders(0) == (Units{0, 1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(goes_on_at_the_other_side_when_wrapped) {
  const Wired wired(joined(topographic("fan_in = 3, senders = \"nearest\", edges = \"wrapped\""), 10, 10));
  BOOST_TEST(sorted(wired.senders(0)) == (Units{0, 1, 9}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_the_nearest_senders_of_a_sheet) {
  // 4 x 4 over 4 x 4: unit 5 is row 1, column 1; its neighbours are 1, 4, 6, 9.
  const Wired wired(joined(topographic("fan_in = 5, senders = \"nearest\", pre_rows = 4, post_rows = 4"), 16, 16));
  BOOST_TEST(wired.senders(5) == (Units{1, 4, 5, 6, 9}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(scales_weights_by_the_kernel_at_their_distance) {
  // Neighbours on a line of ten are 0.1 apart: exp(-0.1^2 / (2 * 0.1^2)) = exp(-1/2).
  const Wired wired(joined(topographic("fan_in = 3, sigma = 0.1, senders = \"nearest\", weights = \"profile\""), 10, 10));
  BOOST_TEST(wired.weight(5, 1) == 1.0F);
  BOOST_TEST(wired.weight(5, 0) == std::exp(-0.5F), boost::test_tools::tolerance(1e-5F));
}

BOOST_AUTO_TEST_CASE(draws_senders_in_proportion_to_a_gaussian) {
  // 20000 receivers in one column all lie at 1/2 across, opposite sender 5 of 11; how far down they lie is the same for all
  // senders, which lie in one row, and cancels.
  const Wired wired(joined(topographic("fan_in = 1, sigma = 0.2, post_rows = 20000"), 11, 20000));
  std::vector<double> counts(11, 0), kernel(11, 0);
  double total = 0;
  for (const auto& [j, i] : wired.pairs()) ++counts[static_cast<std::size_t>(i)];
  for (int i = 0; i < 11; ++i) {
    const double d = (i - 5) / 11.0;
    total += kernel[static_cast<std::size_t>(i)] = std::exp(-d * d / (2 * 0.2 * 0.2));
  }
  for (std::size_t i = 0; i < 11; ++i) {
    const double p = kernel[i] / total, expected = 20000 * p;
    BOOST_TEST(std::abs(counts[i] - expected) < 5 * std::sqrt(expected * (1 - p)), "sender " << i << ": " << counts[i]);
  }
}

BOOST_AUTO_TEST_CASE(draws_within_a_disc_and_none_twice) {
  // 20 senders 0.05 apart: within 0.1 of a receiver opposite one of them lie at most five.
  const Wired wired(joined(topographic("fan_in = 3, sigma = 0.1, kernel = \"disc\""), 20, 20));
  std::int64_t farthest = 0;
  for (std::int64_t j = 0; j < 20; ++j) {
    const auto own = wired.senders(j);
    BOOST_TEST(std::set<std::int64_t>(own.begin(), own.end()).size() == 3u);
    for (const std::int64_t i : own) farthest = std::max(farthest, std::abs(i - j));
  }
  BOOST_TEST(farthest == 2);
}

BOOST_AUTO_TEST_CASE(refuses_a_disc_that_is_too_small) {
  const std::string text = refusal(joined(topographic("fan_in = 4, sigma = 0.06, kernel = \"disc\""), 20, 20));
  BOOST_TEST(mentions(text, "fan_in = 4, and only 2 senders lie within"), text);  // at the edge: oneself and one more
  BOOST_TEST(mentions(text, "receiving unit 0"), text);
}

BOOST_AUTO_TEST_CASE(refuses_units_that_fill_no_whole_rows) {
  const std::string text = refusal(joined(topographic("fan_in = 2, pre_rows = 3"), 10, 10));
  BOOST_TEST(mentions(text, "pre_rows = 3 and 10 units"), text);
}

BOOST_AUTO_TEST_CASE(refuses_more_senders_than_there_are) {
  BOOST_TEST(mentions(refusal(joined(topographic("fan_in = 11"), 10, 10)), "fan_in = 11, and there are only 10 senders"));
}

BOOST_AUTO_TEST_SUITE_END()
