// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "wired.hpp"

using namespace anlage::test;

namespace {

std::string tired(const std::string& settings) { return "{ type = \"TsodyksMarkram\", " + settings + " }"; }

/// A source whose rate is 1 at every tick.
std::string constant(const std::string& connection, std::int64_t pre, std::int64_t post, const std::string& more = "") {
  std::string toml = joined(connection, pre, post, more, "TestRamp");
  return toml.insert(toml.find("[regions.target]"), "start = 1\nstep = 0\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(TsodyksMarkram)

BOOST_AUTO_TEST_CASE(passes_on_what_is_left_after_each_spike) {
  // u_se = 1/2, no facilitation, and a recovery so slow that nothing comes back: 1/2, 1/4, 1/8, …
  Wired wired(constant(tired("u_se = 0.5, tau_rec = 1000"), 1, 1));
  for (const double expected : {0.5, 0.25, 0.125}) {
    wired.simulator->run(1);
    BOOST_TEST(wired.value("target.rate") == expected, boost::test_tools::tolerance(1e-5));
  }
}

BOOST_AUTO_TEST_CASE(recovers_with_its_time_constant) {
  // After a spike x = 1/2, then 1 - e^(-t / tau) / 2. One spike in tick 0 (unit 0 of a ramp of step -1: 1, 0, -1, …; what is
  // below 0 counts as no spike), then silence: x is updated in each of ticks 1 to 100, tau = 0.1 s.
  std::string toml = joined(tired("u_se = 0.5, tau_rec = 0.1"), 1, 1, "", "TestRamp");
  toml.insert(toml.find("[regions.target]"), "start = 1\nstep = -1\n");
  Wired wired(toml);
  wired.simulator->run(101);
  BOOST_TEST(wired.value("joined.x") == 1 - 0.5 * std::exp(-1.0), boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(facilitates_from_spike_to_spike) {
  // tau_fac so long that u does not decay in three ticks: u = 0.2, 0.36, 0.488; x in between falls by u x.
  Wired wired(constant(tired("u_se = 0.2, tau_rec = 1000, tau_fac = 1000"), 1, 1));
  double u = 0, x = 1;
  for (int spike = 0; spike < 3; ++spike) {
    wired.simulator->run(1);
    u += 0.2 * (1 - u);
    BOOST_TEST(wired.value("target.rate") == u * x, boost::test_tools::tolerance(1e-4));
    x -= u * x;
  }
}

BOOST_AUTO_TEST_CASE(treats_all_synapses_of_a_sender_alike) {
  Wired wired(constant(tired("storage = \"sparse\", fan_in = 3, w = \"normal 0 1\""), 20, 30));
  wired.simulator->run(1);
  for (std::int64_t j = 0; j < 30; ++j) {
    float sum = 0;  // u x = 1/2; sender i sends i + 1
    for (std::int64_t k = 0; k < 3; ++k) sum += 0.5F * static_cast<float>(wired.sender(j, k) + 1) * wired.weight(j, k);
    BOOST_TEST(wired.value("target.rate", j) == sum);
  }
}

BOOST_AUTO_TEST_CASE(lets_rules_change_its_weights) {
  // x = 1, y = u x w = 1/2 in tick 0: w = 1 + 1/2.
  Wired wired(constant(tired("u_se = 0.5"), 1, 1, "learning = { type = \"TestHebb\", eta = 1 }\n"));
  wired.simulator->run(1);
  wired.simulator->flush();
  BOOST_TEST(wired.value("joined.w") == 1.5);
}

BOOST_AUTO_TEST_CASE(goes_on_as_it_was_after_a_snapshot) {
  const std::string toml = constant(tired("tau_fac = 0.5"), 5, 5);
  Wired whole(toml), first(toml), second(toml);
  whole.simulator->run(12);
  first.simulator->run(5);
  std::vector<std::byte> snapshot;
  first.state->snapshot(snapshot);
  second.state->restore(snapshot);
  second.simulator->run(7);
  BOOST_TEST(second.hash() == whole.hash());
}

BOOST_AUTO_TEST_CASE(refuses_to_draw_more_senders_than_there_are) {
  const std::string text = refusal(joined(tired("storage = \"sparse\", fan_in = 30"), 20, 10));
  BOOST_TEST(mentions(text, "fan_in = 30, and there are only 20 senders"), text);
}

BOOST_AUTO_TEST_SUITE_END()
