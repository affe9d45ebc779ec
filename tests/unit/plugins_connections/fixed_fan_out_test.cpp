// SPDX-License-Identifier: Apache-2.0
// FixedFanOut, and what holds for every connection whose receivers have unequal numbers of synapses.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

namespace {

const std::string few = "{ type = \"FixedFanOut\", fan_out = 3, w = \"normal 0 1\" }";

/// Places that could hold a synapse and hold none, weights that are not 0 among them.
std::pair<int, int> absent(const Wired& wired) {
  int places = 0, heavy = 0;
  for (std::int64_t j = 0; j < (wired.synapses.post + 15) / 16 * 16; ++j) {
    const std::int64_t degree = j < wired.synapses.post ? wired.degree(j) : 0;
    for (std::int64_t k = degree; k < wired.synapses.fan_in; ++k) {
      ++places;
      heavy += wired.weight(j, k) != 0.0F;
    }
  }
  return {places, heavy};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(FixedFanOut)

BOOST_AUTO_TEST_CASE(gives_each_sender_its_receivers_and_none_twice) {
  const Wired wired(joined(few, 40, 25));
  std::vector<std::set<std::int64_t>> receivers(40);
  for (const auto& [j, i] : wired.pairs()) receivers[static_cast<std::size_t>(i)].insert(j);
  BOOST_TEST(wired.pairs().size() == 120u);
  for (const auto& own : receivers) BOOST_TEST(own.size() == 3u);
}

BOOST_AUTO_TEST_CASE(leaves_out_the_unit_itself_when_asked) {
  const Wired wired(ring("{ type = \"FixedFanOut\", fan_out = 19, self = \"excluded\" }", 20));
  for (const auto& [j, i] : wired.pairs()) BOOST_TEST(j != i);
  BOOST_TEST(wired.pairs().size() == 20u * 19u);
}

BOOST_AUTO_TEST_CASE(counts_the_synapses_that_exist) {
  const Wired wired(joined(few, 40, 25));
  BOOST_TEST(wired.brain->synapse_count() == 120);
}

BOOST_AUTO_TEST_CASE(has_room_for_the_largest_number_and_no_weight_where_there_is_no_synapse) {
  const Wired wired(joined(few, 40, 25));
  std::int64_t largest = 0;
  for (std::int64_t j = 0; j < 25; ++j) largest = std::max(largest, wired.degree(j));
  BOOST_TEST(wired.synapses.fan_in == largest);
  const auto [places, heavy] = absent(wired);
  BOOST_TEST(places == 32 * largest - 120);
  BOOST_TEST(heavy == 0);
}

BOOST_AUTO_TEST_CASE(passes_nothing_on_where_there_is_no_synapse) {
  Wired wired(joined(few, 40, 25));
  wired.simulator->run(1);
  for (std::int64_t j = 0; j < 25; ++j) {
    float sum = 0;
    for (std::int64_t k = 0; k < wired.degree(j); ++k)
      sum += static_cast<float>(wired.value("source.rate", wired.sender(j, k))) * wired.weight(j, k);
    BOOST_TEST(wired.value("target.rate", j) == sum);
  }
}

BOOST_AUTO_TEST_CASE(never_learns_where_there_is_no_synapse) {
  // x of sender 0 is not 0, so the rule would change every weight that stands for none; fused and apart.
  for (const bool fuse : {true, false}) {
    Wired wired(joined(few, 40, 25, "learning = { type = \"TestHebb\", eta = 0.01 }\n"), {.fuse = fuse});
    const float before = wired.weight(0, 0);
    wired.simulator->run(5);
    wired.simulator->flush();
    BOOST_TEST(absent(wired).second == 0);
    BOOST_TEST(wired.weight(0, 0) != before);
  }
}

BOOST_AUTO_TEST_CASE(learns_the_same_bits_fused_and_apart) {
  const std::string toml = joined(few, 40, 25, "learning = { type = \"TestHebb\", eta = 0.01 }\n");
  Wired fused(toml), apart(toml, {.fuse = false});
  fused.simulator->run(5);
  apart.simulator->run(5);
  BOOST_TEST(fused.hash() == apart.hash());
}

BOOST_AUTO_TEST_CASE(is_the_same_for_any_number_of_threads) {
  // 400 * 300 synapses are worth sharing among threads.
  const std::string toml = joined("{ type = \"FixedFanOut\", fan_out = 300, w = \"normal 0 0.01\" }", 400, 500,
                                  "learning = { type = \"TestHebb\", eta = 1e-4 }\n");
  Wired one(toml), three(toml, {.threads = 3});
  one.simulator->run(3);
  three.simulator->run(3);
  BOOST_TEST(one.hash() == three.hash());
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_more_receivers_than_there_are) {
  const std::string text = refusal(joined("{ type = \"FixedFanOut\", fan_out = 12 }", 5, 10));
  BOOST_TEST(mentions(text, "fan_out = 12, and there are only 10 receivers"), text);
}

BOOST_AUTO_TEST_SUITE_END()
