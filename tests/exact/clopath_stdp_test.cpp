// SPDX-License-Identifier: Apache-2.0
// Six spike pairing protocols (Sjoestroem, Turrigiano & Nelson 2001, Neuron 32:1149-1164, as in figure 2 of Clopath et al.
// 2010, Nature Neuroscience 13:344-352) against the weights that NEST's own tests expect of its models
// aeif_psc_delta_clopath and clopath_synapse (testsuite/pytests/test_clopath_synapse.py: 57.82638722, 72.16730112,
// 149.43359357, 103.30408341, 124.03640668, 157.02882555), in percent after 15 repetitions.
#include <boost/test/unit_test.hpp>

#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

struct Protocol {
  const char* pre;
  const char* post;
  double last;  ///< the sender's last spike [ms]
  double percent;
};

// The sender's spikes reach the rule at these times, the receiver is kicked 0.1 ms after the times of the protocol: NEST
// hands both on in steps of 0.1 ms and looks at the voltage one step back.
const Protocol protocols[] = {
    {"0.029 0.129 0.229 0.329 0.429", "0.0191 0.1191 0.2191 0.3191 0.4191", 429, 57.82638722},
    {"0.029 0.0623 0.0957 0.129 0.1623", "0.0191 0.0524 0.0858 0.1191 0.1524", 162.3, 72.16730112},
    {"0.029 0.049 0.069 0.089 0.109", "0.0191 0.0391 0.0591 0.0791 0.0991", 109, 149.43359357},
    {"0.129 0.229 0.329 0.429 0.529 0.629", "0.1391 0.2391 0.3391 0.4391 0.5391 0.6391", 629, 103.30408341},
    {"0.0623 0.0956 0.129 0.1623 0.1956 0.229", "0.0724 0.1057 0.1391 0.1724 0.2057 0.2391", 229, 124.03640668},
    {"0.049 0.069 0.089 0.109 0.129 0.149", "0.0591 0.0791 0.0991 0.1191 0.1391 0.1591", 149, 157.02882555}};

/// The synapse itself moves the receiver by w mV, two ticks after the rule has seen the spike.
std::string brain(const Protocol& protocol) {
  return std::string("[brain]\nname = \"clopath\"\ntick = \"0.1 ms\"\n[world.pre]\ntype = \"SpikeTimes\"\ntimes = \"") +
         protocol.pre + "\"\n[world.kicks]\ntype = \"SpikeTimes\"\ntimes = \"" + protocol.post +
         "\"\n[regions.cell]\ntype = \"AdexCells\"\nsize = { n = 1 }\nV_reset = -0.0496\nb = 0.0805e-12\n"
         "[regions.traces]\ntype = \"VoltageTraces\"\ndelay_u_bars = \"4 ms\"\n"
         "[regions.synapse]\ntype = \"Readout\"\nsize = { n = 1 }\ngain = 0.001\n"
         "[[projections]]\nfrom = \"kicks.spike\"\nto = \"cell.jump\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 0.08\" }\n"
         "[[projections]]\nfrom = \"synapse.rate\"\nto = \"cell.jump\"\ndelay = 2\nconnection = { type = \"OneToOne\" }\n"
         "[[projections]]\nfrom = \"cell.V_mean\"\nto = \"traces.V\"\ndelay = 0\n"
         "[[projections]]\nname = \"joined\"\nfrom = \"pre.spike\"\nto = \"synapse.drive\"\ndelay = 0\n"
         "connection = { type = \"Dense\", w = \"constant 0.5\" }\nlearning = { type = \"ClopathStdp\" }\n"
         "signals = { V_m = \"cell.V_m\", u_bar_plus = \"traces.u_bar_plus\", u_bar_minus = \"traces.u_bar_minus\" }\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clopath_stdp)

BOOST_AUTO_TEST_CASE(ends_at_the_weights_of_the_reference_simulation) {
  // The factor 3000 from weight to percent makes 1e-3 out of the rounding of a hundred additions to a weight of 0.5.
  for (const Protocol& protocol : protocols) {
    Life life(brain(protocol));
    life.simulator->run(static_cast<std::uint64_t>(protocol.last * 10 + 1.5));
    life.simulator->flush();
    const double percent = 100 * 15 * (life.value("joined.w") - 0.5) / 0.5 + 100;
    BOOST_TEST_MESSAGE(percent << " instead of " << protocol.percent);
    BOOST_TEST(percent == protocol.percent, boost::test_tools::tolerance(1e-3));
  }
}

BOOST_AUTO_TEST_SUITE_END()
