// SPDX-License-Identifier: Apache-2.0
// The sign of burst-dependent plasticity (Payeur et al. 2021, Nature Neuroscience 24:1010-1019): more bursts than usual
// strengthen, fewer weaken, the usual share changes nothing.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

/// A sender of rate 0.5; the dendrite gets `push` in tick 1000 alone. The weight begins at 0.4.
Life burst_life(double push, double sender = 0.5) {
  return Life("[brain]\nname = \"bursts\"\ntick = \"1 ms\"\n[world.push]\ntype = \"SpikeTimes\"\ntimes = \"1.0\"\n"
              "[regions.sender]\ntype = \"TestRamp\"\nsize = { n = 1 }\nstep = 0\nstart = " + std::to_string(sender) +
              "\n[regions.cell]\ntype = \"BurstCells\"\nsize = { n = 1 }\n"
              "[[projections]]\nfrom = \"push.spike\"\nto = \"cell.apical\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant " +
              std::to_string(push) + "\" }\n"
              "[[projections]]\nname = \"joined\"\nfrom = \"sender.rate\"\nto = \"cell.drive\"\ndelay = 0\n"
              "connection = { type = \"Dense\", w = \"constant 0.4\" }\n"
              "learning = { type = \"BurstDependent\", eta = 0.1, tau_pre = 0 }\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(burst_dependent)

BOOST_AUTO_TEST_CASE(changes_nothing_at_the_usual_share_of_bursts) {
  Life life = burst_life(2);
  life.simulator->run(1000);
  life.simulator->flush();
  BOOST_TEST(life.value("cell.burst_probability") == 0.5);
  BOOST_TEST(life.value("joined.w") == double{0.4f});
}

BOOST_AUTO_TEST_CASE(changes_a_weight_by_the_bursts_beyond_the_usual_share) {
  // event_rate = 1 / (1 + e^-0.2), P = 1 / (1 + e^-push), usual 0.5: dw = 0.1 (P - 0.5) event_rate 0.5
  for (const double push : {2.0, -1.0}) {
    Life life = burst_life(push);
    life.simulator->run(1001);
    life.simulator->flush();
    const double expected = 0.1 * (1 / (1 + std::exp(-push)) - 0.5) / (1 + std::exp(-0.2)) * 0.5;
    BOOST_TEST(life.value("joined.w") - 0.4 == expected, boost::test_tools::tolerance(1e-5));
    BOOST_TEST((life.value("joined.w") > 0.4) == (push > 0));
  }
}

BOOST_AUTO_TEST_CASE(leaves_a_silent_sender_alone) {
  Life life = burst_life(2, 0);
  life.simulator->run(1100);
  life.simulator->flush();
  BOOST_TEST(life.value("joined.w") == double{0.4f});
}

BOOST_AUTO_TEST_SUITE_END()
