// SPDX-License-Identifier: Apache-2.0
// Spike pairs in closed form, and what additive and multiplicative plasticity do to a cell with many inputs
// (Song, Miller & Abbott 2000, Nature Neuroscience 3:919-926; van Rossum, Bi & Turrigiano 2000, Journal of Neuroscience
// 20:8812-8821; Guetig et al. 2003, Journal of Neuroscience 23:3697-3714).
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/life.hpp"

using namespace anlage::test;

namespace {

const std::vector<int> lags = {1, 5, 20, 50, 0, -1, -5, -20, -50};  // receiver's spike minus sender's [ms]

/// One receiver that spikes at 100 ms, and a sender for each lag.
std::string pairs(const std::string& rule, const std::string& receiver = "0.1") {
  std::string times;
  for (const int lag : lags) times += (times.empty() ? "" : "; ") + std::to_string((100 - lag) * 1e-3);
  return "[brain]\nname = \"pairs\"\ntick = \"1 ms\"\n[world.pre]\ntype = \"SpikeTimes\"\ntimes = \"" + times +
         "\"\n[world.post]\ntype = \"SpikeTimes\"\ntimes = \"" + receiver + "\"\n" +
         "[regions.cell]\ntype = \"Readout\"\nsize = { n = 1 }\n[[projections]]\nname = \"joined\"\nfrom = \"pre.spike\"\n" +
         "to = \"cell.drive\"\ndelay = 0\nconnection = { type = \"Dense\", w = \"constant 0.5\" }\n" +
         "signals = { spike = \"post.spike\" }\nlearning = { type = \"PairStdp\", tau_plus = 0.017, tau_minus = 0.034, " + rule +
         " }\n";
}

/// Checks the change of each weight against up and down, what a pair without age would add and take away.
void check_window(const std::string& rule, double up, double down) {
  Life life(pairs(rule));
  life.simulator->run(300);
  life.simulator->flush();
  for (std::size_t i = 0; i < lags.size(); ++i) {
    const double lag = lags[i] * 1e-3;
    const double expected = lag > 0 ? up * std::exp(-lag / 0.017) : lag < 0 ? -down * std::exp(lag / 0.034) : 0.0;
    // Near 0.5 floats are 6e-8 apart.
    BOOST_TEST(std::abs(life.value("joined.w", static_cast<int>(i)) - 0.5 - expected) < 1e-7, "lag " << lags[i] << " ms");
  }
}

std::string rated(const std::string& name, int units, double rate) {
  return "[world." + name + "]\ntype = \"PoissonStream\"\nsize = { n = " + std::to_string(units) +
         " }\nrate = " + std::to_string(rate) + "\n";
}

struct Shares {
  double low = 0, middle = 0, high = 0, mean = 0;
};

Shares shares(const Life& life, int inputs, double top) {
  Shares found;
  for (int i = 0; i < inputs; ++i) {
    const double v = life.value("joined.w", i) / top;
    found.mean += v / inputs;
    found.low += v < 0.1 ? 1.0 / inputs : 0;
    found.high += v > 0.9 ? 1.0 / inputs : 0;
    found.middle += v > 0.3 && v < 0.7 ? 1.0 / inputs : 0;
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pair_stdp)

BOOST_AUTO_TEST_CASE(changes_an_additive_weight_by_the_exponential_window) {
  check_window("lambda = 0.02, alpha = 1.05, mu_plus = 0, mu_minus = 0", 0.02, 1.05 * 0.02);
}

BOOST_AUTO_TEST_CASE(changes_a_multiplicative_weight_by_its_distance_from_the_border) {
  // v = 0.5 / 2 = 0.25: up Wmax lambda 0.75, down Wmax alpha lambda 0.25
  check_window("lambda = 0.02, alpha = 1.05, Wmax = 2", 2 * 0.02 * 0.75, 2 * 1.05 * 0.02 * 0.25);
}

BOOST_AUTO_TEST_CASE(takes_the_distance_to_the_power_of_mu) {
  check_window("lambda = 0.02, alpha = 1.05, Wmax = 2, mu_plus = 0.4, mu_minus = 0.3", 2 * 0.02 * std::pow(0.75, 0.4),
               2 * 1.05 * 0.02 * std::pow(0.25, 0.3));
}

BOOST_AUTO_TEST_CASE(adds_all_pairs_up) {
  // Spikes of the receiver at 100 and 110 ms; the sender of lag 5 at 95 ms makes two pairs, 5 and 15 ms old.
  Life life(pairs("lambda = 0.02, mu_plus = 0, mu_minus = 0", "0.1 0.11"));
  life.simulator->run(300);
  life.simulator->flush();
  const double expected = 0.02 * (std::exp(-5 / 17.0) + std::exp(-15 / 17.0));
  BOOST_TEST(std::abs(life.value("joined.w", 1) - 0.5 - expected) < 1e-7);
}

BOOST_AUTO_TEST_CASE(without_weight_dependence_drives_weights_to_both_borders) {
  // Song et al. in small: 200 inputs of 15 Hz, five times as strong as theirs, tau 20 ms, alpha 1.05; conductances in units of
  // the leak (C_m = tau_m). From weights spread evenly (10 % in each tenth, 40 % in the middle), 300 s later the lowest
  // and the highest tenth hold more than 80 %. The steps are half as large as theirs: larger ones blur the borders.
  Life life("[brain]\nname = \"song\"\ntick = \"1 ms\"\n" + rated("inputs", 200, 15) +
            "[regions.cell]\ntype = \"LifCells\"\nsize = { n = 1 }\nsynapse = \"conductance\"\ntau_m = 0.01\nC_m = 0.01\n"
            "E_L = -0.074\nV_th = -0.054\nV_reset = -0.06\nt_ref = 0\ntau_syn_ex = 0.005\n"
            "[[projections]]\nname = \"joined\"\nfrom = \"inputs.spike\"\nto = \"cell.excitation\"\ndelay = 0\n"
            "connection = { type = \"Dense\", w = \"uniform 0 0.05\" }\n"
            "learning = { type = \"PairStdp\", Wmax = 0.05, lambda = 0.005, alpha = 1.05, mu_plus = 0, mu_minus = 0, "
            "then = [ { type = \"Bounds\", min = 0, max = 0.05 } ] }\n");
  life.simulator->run(300000);
  life.simulator->flush();
  const Shares found = shares(life, 200, 0.05);
  BOOST_TEST_MESSAGE("low " << found.low << " high " << found.high << " middle " << found.middle);
  BOOST_TEST(found.low + found.high > 0.8);
  BOOST_TEST(std::min(found.low, found.high) > 0.25);
  BOOST_TEST(found.middle < 0.1);
}

BOOST_AUTO_TEST_CASE(with_weight_dependence_keeps_weights_around_the_analytic_mean) {
  // Independent trains: growth lambda (1 - v) tau and loss alpha lambda v tau per pair of rates balance at
  // v = 1 / (1 + alpha) = 0.4878. 1000 synapses share the receiver's 2000 spikes: the mean wanders by about 0.005.
  Life life("[brain]\nname = \"van-rossum\"\ntick = \"1 ms\"\n" + rated("inputs", 1000, 15) + rated("receiver", 1, 20) +
            "[regions.cell]\ntype = \"Readout\"\nsize = { n = 1 }\n"
            "[[projections]]\nname = \"joined\"\nfrom = \"inputs.spike\"\nto = \"cell.drive\"\ndelay = 0\n"
            "connection = { type = \"Dense\", w = \"uniform 0 1\" }\nsignals = { spike = \"receiver.spike\" }\n"
            "learning = { type = \"PairStdp\", alpha = 1.05 }\n");
  life.simulator->run(100000);
  life.simulator->flush();
  const Shares found = shares(life, 1000, 1.0);
  BOOST_TEST_MESSAGE("mean " << found.mean << " middle " << found.middle);
  BOOST_TEST(std::abs(found.mean - 1 / 2.05) < 0.015);
  BOOST_TEST(found.middle > 0.95);
}

BOOST_AUTO_TEST_SUITE_END()
