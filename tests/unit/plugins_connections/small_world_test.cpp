// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string small_world(int neighbours, double p) {
  return "{ type = \"SmallWorld\", neighbours = " + std::to_string(neighbours) + ", p = " + std::to_string(p) + " }";
}

/// Of all pairs of senders of a unit, the share that is joined itself, averaged over units and directions.
double clustering(const Wired& wired) {
  const std::int64_t n = wired.synapses.post;
  std::vector<std::set<std::int64_t>> senders;
  for (std::int64_t j = 0; j < n; ++j) {
    const auto own = wired.senders(j);
    senders.emplace_back(own.begin(), own.end());
  }
  double joined = 0, pairs = 0;
  for (const auto& own : senders)
    for (const std::int64_t a : own)
      for (const std::int64_t b : own)
        if (a != b) {
          joined += static_cast<double>(senders[static_cast<std::size_t>(a)].count(b));
          ++pairs;
        }
  return joined / pairs;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SmallWorld)

BOOST_AUTO_TEST_CASE(is_a_ring_of_neighbours_without_rewiring) {
  const Wired wired(ring(small_world(4, 0), 10));
  const std::set<std::int64_t> expected{8, 9, 1, 2};
  const auto own = wired.senders(0);
  BOOST_TEST((std::set<std::int64_t>(own.begin(), own.end()) == expected));
}

BOOST_AUTO_TEST_CASE(has_the_clustering_of_a_lattice_without_rewiring) {
  // 3 (k - 2) / (4 (k - 1)) = 3 * 8 / (4 * 9) = 2/3 for k = 10 (Watts & Strogatz 1998; Barrat & Weigt 2000).
  BOOST_TEST(clustering(Wired(ring(small_world(10, 0), 200))) == 2.0 / 3.0, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(loses_clustering_as_the_third_power_of_what_is_kept) {
  // C(p) = C(0) (1 - p)^3 up to terms of order 1 / n (Barrat & Weigt 2000): 0.667 * 0.9^3 = 0.486; and k / n = 0.01 by chance.
  BOOST_TEST(std::abs(clustering(Wired(ring(small_world(10, 0.1), 1000))) - 0.486) < 0.02);
}

BOOST_AUTO_TEST_CASE(replaces_as_many_neighbours_as_its_probability_says) {
  // 1000 * 10 edges with p = 0.2: 2000 are replaced, standard deviation sqrt(2000 * 0.8) = 40; 10 / 1000 of these still land
  // within five units, but never on a unit that is a sender, so fewer than 10 are missed.
  const Wired wired(ring(small_world(10, 0.2), 1000));
  int far = 0;
  for (const auto& [j, i] : wired.pairs()) {
    const std::int64_t apart = std::abs(i - j);
    far += std::min(apart, 1000 - apart) > 5;
  }
  BOOST_TEST(std::abs(far - 1995) < 5 * 40);
}

BOOST_AUTO_TEST_CASE(keeps_the_number_of_senders_and_joins_no_unit_with_itself) {
  const Wired wired(ring(small_world(6, 1), 40));
  for (std::int64_t j = 0; j < 40; ++j) {
    const auto own = wired.senders(j);
    const std::set<std::int64_t> different(own.begin(), own.end());
    BOOST_TEST(different.size() == 6u);
    BOOST_TEST(different.count(j) == 0u);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_ring) {
  BOOST_TEST(mentions(refusal(joined(small_world(4, 0), 10, 20)), "10 send, 20 receive"));
  BOOST_TEST(mentions(refusal(ring(small_world(5, 0), 20)), "neighbours = 5 is odd"));
  BOOST_TEST(mentions(refusal(ring(small_world(10, 0), 11)), "neighbours = 10 of 11 units"));
}

BOOST_AUTO_TEST_SUITE_END()
