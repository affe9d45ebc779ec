// SPDX-License-Identifier: Apache-2.0
// When dopamine still finds the mark of a pair of spikes: the kernel in closed form (rule: Izhikevich 2007, Cerebral Cortex
// 17:2443-2452).
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

/// A pair at 5.000 and 5.010 s (or the other order), reward `delay` after its second spike; the weight long afterwards.
double change(double delay, bool causal = true) {
  const std::string early = "\"5.0\"", late = "\"5.01\"";
  Life life("[brain]\nname = \"distal\"\ntick = \"1 ms\"\n[world.pre]\ntype = \"SpikeTimes\"\ntimes = " + (causal ? early : late) +
            "\n[world.post]\ntype = \"SpikeTimes\"\ntimes = " + (causal ? late : early) +
            "\n[world.reward]\ntype = \"SpikeTimes\"\ntimes = \"" + std::to_string(5.01 + delay) +
            "\"\n[steering.vta]\ntype = \"PhasicDopamine\"\n[regions.cell]\ntype = \"Readout\"\nsize = { n = 1 }\n"
            "[[projections]]\nfrom = \"reward.spike\"\nto = \"vta.reward\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 1\" }\n"
            "[[projections]]\nname = \"joined\"\nfrom = \"pre.spike\"\nto = \"cell.drive\"\ndelay = 0\n"
            "connection = { type = \"Dense\" }\nsignals = { spike = \"post.spike\", dopamine = \"vta.dopamine\" }\n"
            "learning = { type = \"RewardStdp\", A_plus = 0.1, A_minus = 0.15 }\n");
  life.simulator->run(20000);
  life.simulator->flush();
  return life.value("joined.w");
}

/// sum over ticks of dt c d; c = c0 kc^k from the pair on, d = kd^k from the reward on: with both, a geometric series.
double kernel(double delay) {
  const double kc = std::exp(-1e-3 / 1.0), kd = std::exp(-1e-3 / 0.2), mark = 0.1 * std::exp(-0.010 / 0.020);
  const double waited = delay > 0 ? std::exp(-delay / 1.0) : std::exp(delay / 0.2);
  return 1e-3 * mark * waited / (1 - kc * kd);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reward_stdp)

BOOST_AUTO_TEST_CASE(turns_the_mark_of_a_pair_into_the_change_of_the_closed_form) {
  for (const double delay : {-2.0, -0.4, -0.1, 0.0, 0.3, 1.0, 3.0})
    BOOST_TEST(change(delay) == kernel(delay), boost::test_tools::tolerance(2e-4));
}

BOOST_AUTO_TEST_CASE(has_its_peak_at_the_pair_and_the_half_widths_of_mark_and_dopamine) {
  // Dopamine later by tau_c ln 2 = 0.693 s finds half of the mark; dopamine earlier by tau_d ln 2 = 0.139 s has half gone.
  const double peak = change(0);
  for (const double off : {-0.01, 0.01}) BOOST_TEST(change(off) < peak);
  BOOST_TEST(change(0.693) / peak == 0.5, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(change(-0.139) / peak == 0.5, boost::test_tools::tolerance(3e-3));
}

BOOST_AUTO_TEST_CASE(weakens_where_the_sender_comes_second) {
  BOOST_TEST(change(0.3, false) == -1.5 * kernel(0.3), boost::test_tools::tolerance(2e-4));
}

BOOST_AUTO_TEST_CASE(changes_no_bit_without_dopamine) {
  Life life("[brain]\nname = \"no-reward\"\ntick = \"1 ms\"\n[world.pre]\ntype = \"PoissonStream\"\nsize = { n = 20 }\nrate = 40\n"
            "[world.post]\ntype = \"PoissonStream\"\nsize = { n = 3 }\nrate = 40\n[world.reward]\ntype = \"SpikeTimes\"\n"
            "times = \"100\"\n[steering.vta]\ntype = \"PhasicDopamine\"\n[regions.cell]\ntype = \"Readout\"\nsize = { n = 3 }\n"
            "[[projections]]\nfrom = \"reward.spike\"\nto = \"vta.reward\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 1\" }\n"
            "[[projections]]\nname = \"joined\"\nfrom = \"pre.spike\"\nto = \"cell.drive\"\ndelay = 0\n"
            "connection = { type = \"Dense\", w = \"normal 0 1\" }\nsignals = { spike = \"post.spike\", dopamine = \"vta.dopamine\" }\n"
            "learning = { type = \"RewardStdp\" }\n");
  std::vector<double> before;
  for (int i = 0; i < 60; ++i) before.push_back(life.value("joined.w", i));
  life.simulator->run(5000);
  life.simulator->flush();
  double marks = 0;
  for (int i = 0; i < 60; ++i) {
    BOOST_TEST(life.value("joined.w", i) == before[static_cast<std::size_t>(i)]);
    marks += std::abs(life.value("joined.c", i));
  }
  BOOST_TEST(marks > 1.0);  // the synapses were marked all the same
}

BOOST_AUTO_TEST_SUITE_END()
