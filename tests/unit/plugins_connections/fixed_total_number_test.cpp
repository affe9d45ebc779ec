// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string total(const std::string& settings) { return "{ type = \"FixedTotalNumber\", " + settings + " }"; }

double delay(const Wired& wired, std::int64_t j, std::int64_t k) { return wired.value("joined.ticks", wired.slot(j, k)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(FixedTotalNumber)

BOOST_AUTO_TEST_CASE(joins_as_many_as_it_says_and_spreads_them_over_receivers_and_senders_alike) {
  // 20,000 synapses over 100 receivers and 50 senders: 200 and 400 each, standard deviations sqrt(200) and sqrt(400) but for 1 %.
  const Wired wired(joined(total("synapses = 20000"), 50, 100));
  std::vector<int> sent(50, 0);
  std::int64_t synapses = 0;
  for (std::int64_t j = 0; j < 100; ++j) {
    synapses += wired.degree(j);
    BOOST_TEST(std::abs(wired.degree(j) - 200) < 5 * std::sqrt(200));
    const std::vector<std::int64_t> senders = wired.senders(j);
    BOOST_TEST(std::is_sorted(senders.begin(), senders.end()));
    for (const std::int64_t i : senders) ++sent.at(static_cast<std::size_t>(i));
  }
  BOOST_TEST(synapses == 20000);
  for (const int count : sent) BOOST_TEST(std::abs(count - 400) < 5 * 20);
}

BOOST_AUTO_TEST_CASE(draws_normal_delays_in_whole_ticks) {
  // Mean 10, deviation 2, rounding adds 1/12 to the variance: 20,000 of them have the mean 10 within 5 * 2.02 / 141 = 0.07.
  const Wired wired(joined(total("synapses = 20000, delay = \"10 ms\", delay_sd = \"2 ms\""), 50, 100));
  double mean = 0, square = 0;
  for (std::int64_t j = 0; j < 100; ++j)
    for (std::int64_t k = 0; k < wired.degree(j); ++k) {
      mean += delay(wired, j, k) / 20000;
      square += delay(wired, j, k) * delay(wired, j, k) / 20000;
    }
  BOOST_TEST(std::abs(mean - 10) < 0.07);
  BOOST_TEST(std::abs(std::sqrt(square - mean * mean) - std::sqrt(4 + 1 / 12.0)) < 0.06);
}

BOOST_AUTO_TEST_CASE(passes_on_what_was_sent_as_long_ago_as_each_synapse_says) {
  // x_i(t) = i + t; the last of 20 ticks is tick 19. Nothing was sent before birth.
  Wired wired(joined(total("synapses = 200, delay = \"4 ms\", delay_sd = \"2 ms\""), 20, 40, "", "TestRamp"));
  wired.simulator->run(20);
  for (std::int64_t j = 0; j < 40; ++j) {
    double sum = 0;
    for (std::int64_t k = 0; k < wired.degree(j); ++k) sum += static_cast<double>(wired.sender(j, k)) + 19 - delay(wired, j, k);
    BOOST_TEST(wired.value("target.rate", j) == sum);
  }
}

BOOST_AUTO_TEST_CASE(has_heard_nothing_before_its_birth) {
  Wired wired(joined(total("synapses = 400, delay = \"3 ms\""), 20, 40, "", "TestRamp"));
  wired.simulator->run(3);
  for (std::int64_t j = 0; j < 40; ++j) BOOST_TEST(wired.value("target.rate", j) == 0.0);
  wired.simulator->run(1);
  BOOST_TEST(wired.value("target.rate", 0) > 0.0);
}

BOOST_AUTO_TEST_CASE(goes_on_as_it_was_after_a_snapshot) {
  const std::string toml = joined(total("synapses = 200, delay = \"6 ms\", delay_sd = \"2 ms\", w = \"normal 0 1\""), 20, 40,
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
  // A target that works every second tick: 6 ms are three of its ticks; x_i(t) = i + t.
  std::string toml = joined(total("synapses = 100, delay = \"6 ms\""), 20, 10, "", "TestRamp");
  toml.insert(toml.find("[[projections]]"), "period = 2\n");
  Wired wired(toml);
  wired.simulator->run(19);  // the target's last tick is tick 18
  double sum = 0;
  for (const std::int64_t i : wired.senders(0)) sum += static_cast<double>(i) + 18 - 6;
  BOOST_TEST(wired.value("target.rate", 0) == sum);
}

BOOST_AUTO_TEST_CASE(refuses_delays_of_more_ticks_than_it_counts) {
  std::string toml = joined(total("delay = 8, delay_sd = 0.5"), 20, 10);
  toml.replace(toml.find("1 ms"), 4, "0.1 ms");
  BOOST_TEST(mentions(refusal(toml), "delay + 4 delay_sd = 10.000000 s is more than 65535 ticks of 0.000100 s"), refusal(toml));
}

BOOST_AUTO_TEST_SUITE_END()
