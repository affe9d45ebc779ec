// SPDX-License-Identifier: Apache-2.0
// A network that inhibitory plasticity brings to balance: Vogels, Sprekeler, Zenke, Clopath & Gerstner 2011, Science 334:1569-1573, with
// the parameters of F. Zenke's version for Brian: 8000 excitatory and 2000 inhibitory cells, 2 % of all pairs joined.
#include <boost/test/unit_test.hpp>

#include <string>

#include "support/life.hpp"
#include "support/science.hpp"
#include "support/spikes.hpp"

using namespace anlage::test;

namespace {

std::string cells(const std::string& name, int n) {
  return "[regions." + name + "]\ntype = \"LifCells\"\nsize = { n = " + std::to_string(n) +
         " }\nsynapse = \"conductance\"\ntau_m = \"20 ms\"\nC_m = \"200 pF\"\nE_L = \"-60 mV\"\nV_th = \"-50 mV\"\nV_reset = \"-60 mV\"\n"
         "t_ref = \"5 ms\"\nI_e = \"200 pA\"\ntau_syn_ex = \"5 ms\"\ntau_syn_in = \"10 ms\"\nE_ex = 0\nE_in = \"-80 mV\"\n";
}

std::string joined(const std::string& from, const std::string& to, const std::string& port, const std::string& weight,
                   const std::string& learning = "") {
  return "[[projections]]\nname = \"" + from + "_" + to + "\"\nfrom = \"" + from + ".spike\"\nto = \"" + to + "." + port +
         "\"\nconnection = { type = \"FixedProbability\", p = 0.02, w = \"constant " + weight + "\" }\n" + learning;
}

/// A spike adds 0.3 nS to excitation, 3 nS among inhibitory cells, and a learned conductance, 0 at birth and up to 100 nS, from
/// inhibitory to excitatory cells; tau 20 ms, rho_0 = 3 Hz. Delays are one tick.
std::string network(const std::string& eta) {
  return "[brain]\nname = \"vogels\"\ntick = \"0.1 ms\"\nseed = 5\n" + cells("e", 8000) + cells("i", 2000) +
         joined("e", "e", "excitation", "0.3e-9") + joined("e", "i", "excitation", "0.3e-9") + joined("i", "i", "inhibition", "3e-9") +
         joined("i", "e", "inhibition", "0",
                "learning = { type = \"InhibitoryStdp\", rho_0 = 3, tau = \"20 ms\", Wmin = 0, Wmax = 100e-9, eta = " + eta + " }\n");
}

/// Mean rate of the excitatory cells in `looked` seconds of life after `before` [Hz].
double rate(const std::string& eta, int before, int looked) {
  const Life life(network(eta));
  life.simulator->run(static_cast<std::uint64_t>(before) * 10000);
  SpikeRecord e(life, "e.spike");
  for (int t = 0; t < 10000 * looked; ++t) {
    life.simulator->run(1);
    e.look();
  }
  return e.rate(looked);
}

const std::string source = "Vogels et al. 2011";

}  // namespace

BOOST_AUTO_TEST_SUITE(vogels)

BOOST_AUTO_TEST_CASE(inhibition_learns_to_hold_the_excitatory_cells_at_their_target_rate) {
  // The set point does not hang on the rate of learning: at first it is 200 times the published 0.01 nS, after seven seconds 1 times.
  report({.target = "T-L3", .what = "rate of 8000 excitatory cells in the ninth and tenth second, faster learning at first [Hz]",
          .measured = rate("{ value = 1e-11, schedule = [[0, 200], [3, 200], [4, 20], [6, 20], [7, 1]] }", 8, 2), .bar = {2.7, 3.3},
          .wanted = "3", .source = source + "; the schedule is illustrative"});
}

BOOST_AUTO_TEST_CASE(at_the_published_rate_of_learning_it_takes_longer_than_ten_seconds) {
  report({.target = "T-L3", .what = "rate of 8000 excitatory cells in the tenth second [Hz]", .measured = rate("1e-11", 9, 1), .bar = {2.7, 3.3},
          .wanted = "3", .source = source,
          .not_reached = "learning has not ended: the rate still falls, as it does in an independent simulation of the same equations, which begins "
                         "ten times as fast for three seconds and is at 5.4 Hz after nine seconds and at 4.6 Hz after 50"});
}

BOOST_AUTO_TEST_CASE(without_plasticity_nothing_holds_them) {
  report({.target = "T-L3", .what = "ablation: rate of 8000 excitatory cells without plasticity [Hz]", .measured = rate("0", 0, 1),
          .bar = {30, unbounded}, .wanted = "far above 3", .source = source});
}

BOOST_AUTO_TEST_CASE(it_learns_the_same_bits_on_two_threads) {
  const auto hash = [](int threads) {
    const Life life(network("1e-11"), {.threads = threads});
    life.simulator->run(500);
    return life.hash();
  };
  BOOST_TEST(hash(1) == hash(2));
}

BOOST_AUTO_TEST_SUITE_END()
