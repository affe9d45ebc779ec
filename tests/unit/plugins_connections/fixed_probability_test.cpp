// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(FixedProbability)

BOOST_AUTO_TEST_CASE(joins_as_many_pairs_as_its_probability_says) {
  // 300 * 200 pairs with p = 0.1: 6000, standard deviation sqrt(60000 * 0.1 * 0.9) = 73.5.
  const Wired wired(joined("{ type = \"FixedProbability\", p = 0.1 }", 200, 300));
  BOOST_TEST(std::abs(static_cast<double>(wired.pairs().size()) - 6000) < 5 * 73.5);
}

BOOST_AUTO_TEST_CASE(joins_each_pair_on_its_own) {
  // In-degrees are binomial: variance n p (1 - p) = 200 * 0.1 * 0.9 = 18. The variance of 2000 of them has the standard
  // error 18 * sqrt(2 / 2000) = 0.57.
  const Wired wired(joined("{ type = \"FixedProbability\", p = 0.1 }", 200, 2000));
  double mean = 0, square = 0;
  for (std::int64_t j = 0; j < 2000; ++j) {
    const auto degree = static_cast<double>(wired.degree(j));
    mean += degree / 2000;
    square += degree * degree / 2000;
  }
  BOOST_TEST(std::abs(mean - 20) < 5 * std::sqrt(18.0 / 2000));
  BOOST_TEST(std::abs(square - mean * mean - 18) < 5 * 0.57);
}

BOOST_AUTO_TEST_CASE(reaches_every_sender_alike) {
  // Out-degrees: 2000 * 0.1 = 200, standard deviation sqrt(180) = 13.4.
  const Wired wired(joined("{ type = \"FixedProbability\", p = 0.1 }", 50, 2000));
  std::vector<int> counts(50, 0);
  for (const auto& [j, i] : wired.pairs()) ++counts[static_cast<std::size_t>(i)];
  for (const int count : counts) BOOST_TEST(std::abs(count - 200) < 5 * 13.4);
}

BOOST_AUTO_TEST_CASE(joins_every_pair_with_probability_one_and_none_with_zero) {
  const Wired all(joined("{ type = \"FixedProbability\", p = 1 }", 9, 20));
  BOOST_TEST(all.pairs().size() == 180u);
  BOOST_TEST(all.synapses.degree == nullptr);  // all alike
  Wired none(joined("{ type = \"FixedProbability\", p = 0, w = \"constant 5\" }", 9, 20));
  BOOST_TEST(none.brain->synapse_count() == 0);
  none.simulator->run(1);
  for (std::int64_t j = 0; j < 20; ++j) BOOST_TEST(none.value("target.rate", j) == 0.0);
}

BOOST_AUTO_TEST_CASE(joins_no_pair_twice) {
  const Wired wired(joined("{ type = \"FixedProbability\", p = 0.5 }", 100, 100));
  const auto pairs = wired.pairs();
  BOOST_TEST(std::set(pairs.begin(), pairs.end()).size() == pairs.size());
}

BOOST_AUTO_TEST_CASE(leaves_out_the_unit_itself_when_asked) {
  const Wired wired(ring("{ type = \"FixedProbability\", p = 1, self = \"excluded\" }", 30));
  for (const auto& [j, i] : wired.pairs()) BOOST_TEST(j != i);
  BOOST_TEST(wired.pairs().size() == 30u * 29u);
}

BOOST_AUTO_TEST_SUITE_END()
