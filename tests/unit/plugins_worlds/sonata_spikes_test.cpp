// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <vector>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

// Spikes of node 0 at 3 and 12.5 ms, of 1 and 2 at 5 ms.
std::string world(const std::string& tick, const std::string& more = "") {
  return "[brain]\nname = \"spikes\"\ntick = \"" + tick + "\"\n[world.recorded]\ntype = \"SonataSpikes\"\ndata = \"" ANLAGE_TEST_SOURCE
         "/plugins/worlds/sonata_spikes/spikes.h5\"\n" + more;
}

std::vector<int> ticks_of(const Life& life, int unit, int ticks) {
  std::vector<int> found;
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    if (life.value("recorded.spike", unit) == 1) found.push_back(t);
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SonataSpikes)

BOOST_AUTO_TEST_CASE(plays_each_spike_in_the_tick_nearest_to_its_time) {
  BOOST_TEST((ticks_of(Life(world("1 ms")), 0, 30) == std::vector<int>{3, 13}));
  BOOST_TEST((ticks_of(Life(world("0.1 ms")), 0, 200) == std::vector<int>{30, 125}));
}

BOOST_AUTO_TEST_CASE(gives_a_spike_in_the_middle_of_two_ticks_to_the_later_one_and_never_to_both) {
  // 12.5 ms lie in the middle of ticks of 1 ms, of 0.2 ms and of a fifth of them; time / index is rounded otherwise in each tick.
  for (const auto& [tick, place] : std::vector<std::pair<std::string, int>>{{"1 ms", 13}, {"0.2 ms", 63}, {"0.04 ms", 313}, {"0.008 ms", 1563}}) {
    const std::vector<int> found = ticks_of(Life(world(tick)), 0, 2 * place);
    BOOST_TEST_REQUIRE(found.size() == 2U, tick);
    BOOST_TEST(found[1] == place, tick);
  }
}

BOOST_AUTO_TEST_CASE(has_a_unit_for_each_node_unless_told_otherwise) {
  const Life all(world("1 ms")), two(world("1 ms", "first = 1\nsize = { n = 2 }\n"));
  BOOST_TEST(all.brain->binding(all.brain->find("recorded.spike").value()).rows == 3);
  two.simulator->run(6);
  BOOST_TEST(two.value("recorded.spike", 0) == 1.0);
  BOOST_TEST(two.value("recorded.spike", 1) == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
