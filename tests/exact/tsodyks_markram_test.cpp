// SPDX-License-Identifier: Apache-2.0
// The state that a synapse with short-term plasticity reaches under regular firing, in closed form:
//   u* = U / (1 - (1 - U) e^(-T / tau_fac)),   x* = (1 - e^(-T / tau_rec)) / (1 - (1 - u*) e^(-T / tau_rec))
// (Tsodyks, Pawelzik & Markram 1998, Neural Computation 10:821-835: fixed point of the map from spike to spike).
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

struct Synapse {
  double use;
  double tau_rec;  // [s]
  double tau_fac;  // [s]
};

struct Steady {
  double u;
  double x;
};

Steady steady(const Synapse& s, double interval) {
  const double kept = s.tau_fac > 0 ? std::exp(-interval / s.tau_fac) : 0.0, lost = std::exp(-interval / s.tau_rec);
  const double u = s.use / (1 - (1 - s.use) * kept);
  return {u, (1 - lost) / (1 - (1 - u) * lost)};
}

/// One unit that spikes every `every` ticks of 1 ms, in ticks 0, every, 2 every, …
std::string firing(const Synapse& s, int every) {
  return "[brain]\nname = \"firing\"\ntick = \"1 ms\"\n[regions.cell]\ntype = \"TestPulse\"\nsize = { n = 1 }\nevery = " +
         std::to_string(every) + "\n[regions.target]\ntype = \"TestEcho\"\nsize = { n = 1 }\n" +
         "[[projections]]\nname = \"joined\"\nfrom = \"cell.rate\"\nto = \"target.drive\"\ndelay = 0\n" +
         "connection = { type = \"TsodyksMarkram\", u_se = " + std::to_string(s.use) + ", tau_rec = " +
         std::to_string(s.tau_rec) + ", tau_fac = " + std::to_string(s.tau_fac) + ", w = \"constant 2\" }\n";
}

const Synapse depressing{0.5, 0.8, 0.0};       // the defaults of NEST's tsodyks2_synapse
const Synapse facilitating{0.05, 0.13, 1.5};

}  // namespace

BOOST_AUTO_TEST_SUITE(tsodyks_markram)

BOOST_AUTO_TEST_CASE(reaches_the_steady_state_of_regular_firing) {
  // After 20 s every transient is below e^-13. A tick decays u and x once in 32-bit floats: an error of 6e-8 a tick, kept for
  // tau / tick ticks, is 1e-4 of them at most; seen are a few 1e-6.
  for (const Synapse& s : {depressing, facilitating})
    for (const int every : {10, 50, 200}) {
      Life life(firing(s, every));
      life.simulator->run(static_cast<std::uint64_t>(20000 / every * every + 1));  // the last tick is one with a spike
      const Steady expected = steady(s, every * 1e-3);
      const double before_release = life.value("joined.x") / (1 - life.value("joined.u"));
      BOOST_TEST(life.value("joined.u") == expected.u, boost::test_tools::tolerance(1e-4));
      BOOST_TEST(before_release == expected.x, boost::test_tools::tolerance(1e-4));
      BOOST_TEST(life.value("target.rate") == 2 * expected.u * expected.x, boost::test_tools::tolerance(1e-4));
    }
}

BOOST_AUTO_TEST_CASE(follows_the_map_from_spike_to_spike_on_the_way_there) {
  // x = 1 and u = U at the first spike; then u' = U + (1 - U) u e^(-T / tau_fac), x' = 1 + (x - u x - 1) e^(-T / tau_rec).
  const Synapse s = facilitating;
  Life life(firing(s, 20));
  double u = s.use, x = 1;
  for (int spike = 0; spike < 10; ++spike) {
    life.simulator->run(spike == 0 ? 1 : 20);
    BOOST_TEST(life.value("target.rate") == 2 * u * x, boost::test_tools::tolerance(1e-5));
    x = 1 + (x - u * x - 1) * std::exp(-20e-3 / s.tau_rec);
    u = s.use + (1 - s.use) * u * std::exp(-20e-3 / s.tau_fac);
  }
}

BOOST_AUTO_TEST_CASE(passes_nothing_on_between_spikes) {
  Life life(firing(depressing, 20));
  life.simulator->run(10);
  BOOST_TEST(life.value("target.rate") == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
