// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string delayed(const std::string& settings) { return "{ type = \"DelayedSparse\", " + settings + " }"; }

/// Sender and delay of synapse k of receiver j; 16 numbers of the past pad the senders of a delay.
std::pair<std::int64_t, std::int64_t> synapse(const Wired& wired, std::int64_t j, std::int64_t k) {
  const std::int64_t stride = (wired.brain->projections[0].pre + 15) / 16 * 16;
  return {wired.sender(j, k) % stride, wired.sender(j, k) / stride};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(DelayedSparse)

BOOST_AUTO_TEST_CASE(draws_delays_from_the_shortest_to_the_longest_alike) {
  // 2000 * 5 synapses over delays 2, 3, 4, 5: 2500 each, standard deviation sqrt(2500 * 0.75) = 43.3.
  const Wired wired(joined(delayed("fan_in = 5, delay_min = \"2 ms\", delay_max = \"5 ms\""), 30, 2000));
  std::vector<int> counts(6, 0);
  for (std::int64_t j = 0; j < 2000; ++j)
    for (std::int64_t k = 0; k < 5; ++k) ++counts.at(static_cast<std::size_t>(synapse(wired, j, k).second));
  BOOST_TEST(counts[0] + counts[1] == 0);
  for (const std::size_t d : {2, 3, 4, 5}) BOOST_TEST(std::abs(counts[d] - 2500) < 5 * 43.3);
}

BOOST_AUTO_TEST_CASE(draws_no_sender_twice) {
  const Wired wired(joined(delayed("fan_in = 5"), 30, 100));
  for (std::int64_t j = 0; j < 100; ++j) {
    std::set<std::int64_t> senders;
    for (std::int64_t k = 0; k < 5; ++k) senders.insert(synapse(wired, j, k).first);
    BOOST_TEST(senders.size() == 5u);
    BOOST_TEST(*senders.rbegin() < 30);
  }
}

BOOST_AUTO_TEST_CASE(passes_on_what_was_sent_as_long_ago_as_each_synapse_says) {
  // x_i(t) = i + t; the last of 20 ticks is tick 19.
  Wired wired(joined(delayed("fan_in = 4, delay_max = \"6 ms\""), 20, 40, "", "TestRamp"));
  wired.simulator->run(20);
  for (std::int64_t j = 0; j < 40; ++j) {
    double sum = 0;
    for (std::int64_t k = 0; k < 4; ++k) {
      const auto [sender, delay] = synapse(wired, j, k);
      sum += static_cast<double>(sender + 19 - delay);
    }
    BOOST_TEST(wired.value("target.rate", j) == sum);
  }
}

BOOST_AUTO_TEST_CASE(has_heard_nothing_before_its_birth) {
  Wired wired(joined(delayed("fan_in = 4, delay_min = \"3 ms\", delay_max = \"3 ms\""), 20, 40, "", "TestRamp"));
  wired.simulator->run(3);
  for (std::int64_t j = 0; j < 40; ++j) BOOST_TEST(wired.value("target.rate", j) == 0.0);
  wired.simulator->run(1);
  BOOST_TEST(wired.value("target.rate", 0) > 0.0);
}

BOOST_AUTO_TEST_CASE(lets_a_rule_see_the_signal_as_it_arrives) {
  // TestGated adds level x once a tick; with level 1 + tick (a counter): dw = sum over t of (t + 1) x(t - d), x_i(t) = i + t from
  // birth on. One sender, ten ticks.
  std::string toml = joined(delayed("fan_in = 1, delay_min = \"4 ms\", delay_max = \"4 ms\""), 1, 1,
                            "learning = { type = \"TestGated\", level = \"counter.level\" }\n", "TestRamp");
  toml += "[steering.counter]\ntype = \"TestCounter\"\n";
  Wired wired(toml);
  wired.simulator->run(10);
  wired.simulator->flush();
  double expected = 1;
  for (int t = 4; t < 10; ++t) expected += (t + 1) * (t - 4);
  BOOST_TEST(wired.weight(0, 0) == static_cast<float>(expected));
}

BOOST_AUTO_TEST_CASE(goes_on_as_it_was_after_a_snapshot) {
  const std::string toml = joined(delayed("fan_in = 4, delay_max = \"6 ms\", w = \"normal 0 1\""), 20, 40,
                                  "learning = { type = \"TestHebb\", eta = 1e-3 }\n");
  Wired whole(toml), first(toml), second(toml);
  whole.simulator->run(12);
  first.simulator->run(5);
  first.simulator->flush();
  std::vector<std::byte> snapshot;
  first.state->snapshot(snapshot);
  second.state->restore(snapshot);
  second.simulator->run(7);
  BOOST_TEST(second.hash() == whole.hash());
}

BOOST_AUTO_TEST_CASE(counts_delays_in_ticks_of_the_receiving_part) {
  // A target that works every second tick: 6 ms are three of its ticks.
  std::string toml = joined(delayed("fan_in = 2, delay_min = \"6 ms\", delay_max = \"6 ms\""), 20, 10);
  toml.insert(toml.find("[[projections]]"), "period = 2\n");
  const Wired wired(toml);
  BOOST_TEST(synapse(wired, 0, 0).second == 3);
}

BOOST_AUTO_TEST_CASE(refuses_delays_that_make_no_sense) {
  const std::string between = refusal(joined(delayed("fan_in = 2, delay_max = \"1.5 ms\""), 20, 10));
  BOOST_TEST(mentions(between, "delay_max = 0.001500 s is no whole number of ticks of 0.001000 s"), between);
  const std::string reversed = refusal(joined(delayed("fan_in = 2, delay_min = \"5 ms\", delay_max = \"2 ms\""), 20, 10));
  BOOST_TEST(mentions(reversed, "delay_min = 0.005000 s is longer than delay_max = 0.002000 s"), reversed);
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_more_senders_than_there_are) {
  BOOST_TEST(mentions(refusal(joined(delayed("fan_in = 30"), 20, 10)), "fan_in = 30, and there are only 20 senders"));
}

BOOST_AUTO_TEST_SUITE_END()
