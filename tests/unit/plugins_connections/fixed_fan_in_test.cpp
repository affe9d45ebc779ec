// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

BOOST_AUTO_TEST_SUITE(FixedFanIn)

BOOST_AUTO_TEST_CASE(gives_each_receiver_its_senders_and_none_twice) {
  const Wired wired(joined("{ type = \"FixedFanIn\", fan_in = 7 }", 50, 100));
  for (std::int64_t j = 0; j < 100; ++j) {
    const auto own = wired.senders(j);
    BOOST_TEST(own.size() == 7u);
    BOOST_TEST(std::set<std::int64_t>(own.begin(), own.end()).size() == 7u);
    BOOST_TEST(*std::max_element(own.begin(), own.end()) < 50);
  }
}

BOOST_AUTO_TEST_CASE(draws_all_senders_alike) {
  // 2000 receivers draw 5 of 20: each sender 500 times on average, standard deviation sqrt(2000 * 0.25 * 0.75) = 19.4.
  const Wired wired(joined("{ type = \"FixedFanIn\", fan_in = 5 }", 20, 2000));
  std::vector<int> counts(20, 0);
  for (const auto& [j, i] : wired.pairs()) ++counts[static_cast<std::size_t>(i)];
  for (const int count : counts) BOOST_TEST(std::abs(count - 500) < 5 * 19.4);
}

BOOST_AUTO_TEST_CASE(draws_all_others_alike_where_a_unit_is_not_its_own_sender) {
  // 19 of 20 units without oneself: everybody else.
  const Wired wired(ring("{ type = \"FixedFanIn\", fan_in = 19, self = \"excluded\" }", 20));
  for (std::int64_t j = 0; j < 20; ++j) {
    std::vector<std::int64_t> others;
    for (std::int64_t i = 0; i < 20; ++i)
      if (i != j) others.push_back(i);
    BOOST_TEST(wired.senders(j) == others, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(passes_on_what_its_weights_say) {
  Wired wired(joined("{ type = \"FixedFanIn\", fan_in = 4, w = \"normal 0 1\" }", 30, 20));
  wired.simulator->run(1);
  for (std::int64_t j = 0; j < 20; ++j) {
    float sum = 0;
    for (std::int64_t k = 0; k < 4; ++k)
      sum += static_cast<float>(wired.value("source.rate", wired.sender(j, k))) * wired.weight(j, k);
    BOOST_TEST(wired.value("target.rate", j) == sum);
  }
}

BOOST_AUTO_TEST_CASE(wires_differently_under_another_seed) {
  const std::string connection = "{ type = \"FixedFanIn\", fan_in = 7 }";
  const Wired one(joined(connection, 784, 50)), other(joined(connection, 784, 50, "", "TestNoise", 8));
  int equal = 0;
  for (std::int64_t j = 0; j < 50; ++j) equal += one.senders(j) == other.senders(j);
  BOOST_TEST(equal == 0);
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_more_senders_than_there_are) {
  const std::string text = refusal(joined("{ type = \"FixedFanIn\", fan_in = 7 }", 5, 10));
  BOOST_TEST(mentions(text, "fan_in = 7, and there are only 5 senders"), text);
}

BOOST_AUTO_TEST_CASE(refuses_to_tell_units_of_different_populations_apart_from_themselves) {
  const std::string text = refusal(joined("{ type = \"FixedFanIn\", fan_in = 2, self = \"excluded\" }", 5, 10));
  BOOST_TEST(mentions(text, "5 send, 10 receive"), text);
}

BOOST_AUTO_TEST_SUITE_END()
