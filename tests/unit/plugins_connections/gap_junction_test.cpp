// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string gap(const std::string& settings) { return "{ type = \"GapJunction\", " + settings + " }"; }

/// Conductances by (receiver, sender).
std::map<std::pair<std::int64_t, std::int64_t>, float> conductances(const Wired& wired) {
  std::map<std::pair<std::int64_t, std::int64_t>, float> all;
  for (std::int64_t j = 0; j < wired.synapses.post; ++j)
    for (std::int64_t k = 0; k < wired.degree(j); ++k) all[{j, wired.sender(j, k)}] = wired.weight(j, k);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(GapJunction)

BOOST_AUTO_TEST_CASE(pulls_each_unit_towards_the_others) {
  // v = 0, 1, 2 and g = 0.5 between all: 0.5 (1 + 2), 0.5 (-1 + 1), 0.5 (-2 - 1).
  Wired wired(joined(gap("g = \"constant 0.5\""), 3, 3, "", "TestRamp"));
  wired.simulator->run(1);
  BOOST_TEST(wired.value("target.rate", 0) == 1.5);
  BOOST_TEST(wired.value("target.rate", 1) == 0.0);
  BOOST_TEST(wired.value("target.rate", 2) == -1.5);
}

BOOST_AUTO_TEST_CASE(couples_all_pairs_once_in_each_direction) {
  for (const std::int64_t n : {6, 7}) BOOST_TEST(conductances(Wired(ring(gap("p = 1"), n))).size() == static_cast<std::size_t>(n * (n - 1)));
}

BOOST_AUTO_TEST_CASE(has_the_same_conductance_in_both_directions) {
  const Wired wired(ring(gap("p = 0.3, g = \"uniform 0 1\""), 40));
  const auto all = conductances(wired);
  BOOST_TEST(wired.pairs().size() == all.size());
  for (const auto& [pair, g] : all) BOOST_TEST(all.at({pair.second, pair.first}) == g);
}

BOOST_AUTO_TEST_CASE(couples_as_many_pairs_as_its_probability_says) {
  // 200 * 199 / 2 pairs with p = 0.3: 5970, standard deviation sqrt(5970 * 0.7) = 64.6; two synapses each.
  const Wired wired(ring(gap("p = 0.3"), 200));
  BOOST_TEST(std::abs(static_cast<double>(wired.pairs().size()) / 2 - 5970) < 5 * 64.6);
}

BOOST_AUTO_TEST_CASE(reaches_as_far_as_its_length) {
  // A tenth of a ring of 20: two units on either side.
  const Wired wired(ring(gap("length = 0.1"), 20));
  const auto all = conductances(wired);
  for (std::int64_t j = 0; j < 20; ++j) BOOST_TEST(wired.degree(j) == 4);
  BOOST_TEST(all.count({0, 18}) == 1u);
  BOOST_TEST(all.count({0, 2}) == 1u);
}

BOOST_AUTO_TEST_CASE(passes_as_much_as_it_takes) {
  Wired wired(joined(gap("p = 0.2, g = \"uniform 0 1\""), 60, 60));
  wired.simulator->run(1);
  double sum = 0, largest = 0;
  for (std::int64_t j = 0; j < 60; ++j) {
    sum += wired.value("target.rate", j);
    largest = std::max(largest, std::abs(wired.value("target.rate", j)));
  }
  BOOST_TEST(largest > 1);
  BOOST_TEST(std::abs(sum) < 1e-4);  // 60 floats of up to about 10, each right to 1e-6
}

BOOST_AUTO_TEST_CASE(refuses_two_populations_of_different_size) {
  BOOST_TEST(mentions(refusal(joined(gap("p = 1"), 10, 20)), "10 send, 20 receive"));
}

BOOST_AUTO_TEST_CASE(refuses_a_learning_rule) {
  const std::string text = refusal(joined(gap("p = 1"), 10, 10, "learning = { type = \"TestHebb\" }\n"));
  BOOST_TEST(mentions(text, "nothing can learn on a GapJunction"), text);
}

BOOST_AUTO_TEST_CASE(refuses_conductances_below_zero) {
  const std::string text = refusal(ring(gap("g = \"constant -1\""), 10));
  BOOST_TEST(mentions(text, "conductance -1"), text);
}

BOOST_AUTO_TEST_SUITE_END()
