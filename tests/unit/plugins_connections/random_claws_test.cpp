// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string claws(const std::string& settings) { return "{ type = \"RandomClaws\", " + settings + " }"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(RandomClaws)

BOOST_AUTO_TEST_CASE(gives_every_receiver_a_number_of_claws_within_the_bounds) {
  const Wired wired(joined(claws("claws = 4, spread = 3, fewest = 2, most = 5"), 20, 2000));
  std::set<std::int64_t> numbers;
  for (std::int64_t j = 0; j < 2000; ++j) numbers.insert(wired.degree(j));
  BOOST_TEST(numbers == (std::set<std::int64_t>{2, 3, 4, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(gives_all_the_same_number_without_spread) {
  const Wired wired(joined(claws("claws = 7, spread = 0"), 20, 100));
  for (std::int64_t j = 0; j < 100; ++j) BOOST_TEST(wired.degree(j) == 7);
}

BOOST_AUTO_TEST_CASE(draws_senders_in_proportion_to_their_boutons) {
  // Of 80,000 claws, 10,000, 70,000 and none.
  const Wired wired(joined(claws("claws = 4, spread = 0, boutons = \"1 7 0\""), 3, 20000));
  std::vector<double> counts(3, 0);
  for (const auto& [j, i] : wired.pairs()) ++counts[static_cast<std::size_t>(i)];
  BOOST_TEST(std::abs(counts[0] - 10000) < 5 * std::sqrt(80000 * 0.125 * 0.875));
  BOOST_TEST(counts[2] == 0);
}

BOOST_AUTO_TEST_CASE(holds_no_sender_twice_where_again_is_0) {
  const Wired wired(joined(claws("claws = 6, spread = 0, again = 0"), 8, 200));
  for (std::int64_t j = 0; j < 200; ++j) {
    const auto own = wired.senders(j);
    BOOST_TEST(std::set<std::int64_t>(own.begin(), own.end()).size() == 6U);
  }
}

BOOST_AUTO_TEST_CASE(draws_near_by_where_there_is_a_length) {
  // On a line of 100 over 100, cut at its ends, length 0.05: a claw lies within 0.25, five lengths, but once in two
  // million.
  const Wired wired(joined(claws("claws = 5, length = 0.05, edges = \"cut\""), 100, 100));
  std::int64_t farthest = 0;
  for (const auto& [j, i] : wired.pairs()) farthest = std::max(farthest, std::abs(i - j));
  BOOST_TEST(farthest <= 25);
  BOOST_TEST(farthest >= 10);
}

BOOST_AUTO_TEST_CASE(refuses_boutons_that_are_not_one_a_sender) {
  const std::string text = refusal(joined(claws("boutons = \"1 2\""), 3, 5));
  BOOST_TEST(mentions(text, "boutons states 2 numbers, and there are 3 senders"), text);
}

BOOST_AUTO_TEST_CASE(refuses_bounds_that_are_upside_down) {
  const std::string text = refusal(joined(claws("fewest = 5, most = 3"), 3, 5));
  BOOST_TEST(mentions(text, "fewest = 5 claws are more than most = 3"), text);
}

BOOST_AUTO_TEST_SUITE_END()
