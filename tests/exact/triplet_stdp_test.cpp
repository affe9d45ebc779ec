// SPDX-License-Identifier: Apache-2.0
// Triplets of spikes in closed form (Pfister & Gerstner 2006, Journal of Neuroscience 26:9673-9682).
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

// Parameters unlike one another, so that none can stand for another.
const std::string parameters =
    "tau_plus = 0.0168, tau_plus_triplet = 0.101, tau_minus = 0.0337, tau_minus_triplet = 0.125, Aplus = 0.003, "
    "Aplus_triplet = 0.0062, Aminus = 0.007, Aminus_triplet = 0.00023";

double fast_pre(double age) { return std::exp(-age / 0.0168); }
double slow_pre(double age) { return std::exp(-age / 0.101); }
double fast_post(double age) { return std::exp(-age / 0.0337); }
double slow_post(double age) { return std::exp(-age / 0.125); }

/// The weight after the given spikes; it begins at 0.
double weight(const std::string& pre, const std::string& post, const std::string& pairing = "all_to_all", int ticks = 2000) {
  Life life("[brain]\nname = \"triplets\"\ntick = \"1 ms\"\n[world.pre]\ntype = \"SpikeTimes\"\n" + pre +
            "\n[world.post]\ntype = \"SpikeTimes\"\n" + post +
            "\n[regions.cell]\ntype = \"Readout\"\nsize = { n = 1 }\n[[projections]]\nname = \"joined\"\nfrom = \"pre.spike\"\n"
            "to = \"cell.drive\"\ndelay = 0\nconnection = { type = \"Dense\" }\nsignals = { spike = \"post.spike\" }\n"
            "learning = { type = \"TripletStdp\", pairing = \"" + pairing + "\", " + parameters + " }\n");
  life.simulator->run(static_cast<std::uint64_t>(ticks));
  life.simulator->flush();
  return life.value("joined.w");
}

/// q + q^2 + … + q^k
double geometric(double q, int k) { return q * (1 - std::pow(q, k)) / (1 - q); }

/// n pairs, `every` seconds apart, the receiver's spike `lag` after the sender's.
double pairs_in_a_row(int n, double every, double lag) {
  double w = 0;
  for (int k = 0; k < n; ++k) {
    const double r1 = fast_pre(lag) * (1 + geometric(fast_pre(every), k)), o2 = geometric(slow_post(every), k);
    const double o1 = geometric(fast_post(every), k) / fast_post(lag), r2 = geometric(slow_pre(every), k);
    w += r1 * (0.003 + 0.0062 * o2) - o1 * (0.007 + 0.00023 * r2);
  }
  return w;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(triplet_stdp)

BOOST_AUTO_TEST_CASE(follows_the_closed_form_of_sender_receiver_sender) {
  const double expected = fast_pre(0.010) * 0.003 - fast_post(0.015) * (0.007 + 0.00023 * slow_pre(0.025));
  BOOST_TEST(weight("times = \"0.1 0.125\"", "times = \"0.11\"") == expected, boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(follows_the_closed_form_of_receiver_sender_receiver) {
  const double expected = -fast_post(0.010) * 0.007 + fast_pre(0.015) * (0.003 + 0.0062 * slow_post(0.025));
  BOOST_TEST(weight("times = \"0.11\"", "times = \"0.1 0.125\"") == expected, boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(follows_the_closed_form_of_pairs_in_a_row_at_every_frequency) {
  // 60 pairs, the protocol of Sjoestroem, Turrigiano & Nelson 2001, the receiver 10 ms after the sender.
  double before = -1;
  for (const int every : {1000, 100, 50, 25}) {
    const std::string regular = "size = { n = 1 }\ncount = 60\ninterval = " + std::to_string(every * 1e-3) + "\nstart = ";
    const double expected = pairs_in_a_row(60, every * 1e-3, 0.010);
    const double found = weight(regular + "0.1", regular + "0.11", "all_to_all", 60 * every + 400);
    BOOST_TEST(found == expected, boost::test_tools::tolerance(1e-4));
    BOOST_TEST(found > before);  // growth with frequency is what pairs alone cannot explain
    before = found;
  }
}

BOOST_AUTO_TEST_CASE(counts_only_the_latest_spikes_where_told_to) {
  // Senders' spikes 30 and 10 ms before the receiver's: nearest sees the latter alone.
  const double one = fast_pre(0.010) * 0.003;
  BOOST_TEST(weight("times = \"0.1 0.12\"", "times = \"0.13\"", "nearest") == one, boost::test_tools::tolerance(1e-5));
  BOOST_TEST(weight("times = \"0.1 0.12\"", "times = \"0.13\"") == one + fast_pre(0.030) * 0.003,
             boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_SUITE_END()
